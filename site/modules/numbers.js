// Numbers as the page's language writes them.

const language = document.documentElement.lang || "en";
const format = (options) => new Intl.NumberFormat(language, options);
const whole = format({ maximumFractionDigits: 0 });
const fine = format({ maximumFractionDigits: 1 });
const tenths = format({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const short = format({ notation: "compact", maximumFractionDigits: 1 });
const shares = format({ style: "percent", maximumFractionDigits: 0 });
const steps = format({ maximumFractionDigits: 0, signDisplay: "exceptZero" });
const changes = format({ style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" });

const MEBI = 1024 * 1024;

/** 12,345; 7.5 under 100. */
export const number = (value) => (Math.abs(value) < 100 ? fine : whole).format(value);

/** 42K, for axes. */
export const compact = (value) => short.format(value);

/** 83.5K; 9,412 under 10,000. For where there is little room. */
export const brief = (value) => (Math.abs(value) < 10_000 ? number : compact)(value);

/** 0.43 as 43%. */
export const percent = (share) => shares.format(share);

/** 0.12 as +12%. */
export const change = (share) => changes.format(share);

/** 1,200 more as +1,200. */
export const countChange = (count) => steps.format(count);

/** Bytes in units of 1024 × 1024. */
export const megabytes = (bytes) => number(bytes / MEBI);

/** Bytes as 96 bytes, 100 KB or 41.8 MB: a thousand to the KB, as the terminal and the report say them. */
export function size(bytes) {
  if (bytes < 1000) return `${whole.format(bytes)} bytes`;
  if (bytes < 999_500) return `${whole.format(bytes / 1e3)} KB`;
  return bytes < 999_500_000 ? `${mega(bytes / 1e6)} MB` : `${mega(bytes / 1e9)} GB`;
}

const mega = (value) => (value < 99.95 ? tenths : whole).format(value);

/** +20.0 MB or −300 KB. */
export const sizeChange = (bytes) => `${bytes < 0 ? "−" : "+"}${size(Math.abs(bytes))}`;
