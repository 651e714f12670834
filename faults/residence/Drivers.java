package residence;

import residence.PrintShop.Driver;
import residence.PrintShop.Job;

/** What came with the printers. */
public final class Drivers {

    private Drivers() {}

    /** Large and full of colours: each page is computed, and there is always one more until the day is over. */
    public static final class Posters implements Driver {
        @Override
        public boolean print(Job job, int page) {
            return Works.today().compute(page);
        }
    }

    /** One page, done at once. */
    public static final class Notes implements Driver {
        @Override
        public boolean print(Job job, int page) {
            return false;
        }
    }

    /** Asks its maker for a licence as soon as it is loaded. */
    public static final class Slides implements Driver {
        static {
            Works.today().ask();
        }

        @Override
        public boolean print(Job job, int page) {
            return page < 3;
        }
    }

    /** As {@link Slides}, of another maker. */
    public static final class Plans implements Driver {
        static {
            Works.today().ask();
        }

        @Override
        public boolean print(Job job, int page) {
            return page < 3;
        }
    }
}
