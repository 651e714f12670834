package escape;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The response to one request, seen from the server's side of it: what is written, and when it was over. */
final class Exchange extends HttpServletResponseWrapper {

    private final Object connection;
    private ServletOutputStream body;
    private PrintWriter writer;
    private volatile int lines;
    private volatile int late;
    private volatile boolean over;
    private volatile boolean ended;

    /** @param connection held by who writes, so that what several threads write to one connection stays whole lines */
    Exchange(HttpServletResponse response, Object connection) {
        super(response);
        this.connection = connection;
    }

    /** The request has ended: whatever is written from now on is nobody's answer. */
    void end() {
        over = true;
        ended = true;
    }

    /** Whether nobody works on the request any more, as far as the server knows. */
    boolean hasEnded() {
        return ended;
    }

    /** Lines written while the response was open. */
    int lines() {
        return lines;
    }

    /** Whether something was written after the response had been closed or the request had ended. */
    boolean hasLate() {
        return late > 0;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        synchronized (connection) {
            body = body == null ? new Body(super.getOutputStream()) : body;
            return body;
        }
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        ServletOutputStream out = getOutputStream();
        synchronized (connection) {
            writer = writer == null ? new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)) : writer;
            return writer;
        }
    }

    private final class Body extends ServletOutputStream {

        private final ServletOutputStream out;

        private Body(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            synchronized (connection) {
                if (over) {
                    late++;
                }
                out.write(bytes, offset, length);
                for (int i = offset; i < offset + length; i++) {
                    lines += bytes[i] == '\n' ? 1 : 0;
                }
            }
        }

        @Override
        public void flush() throws IOException {
            synchronized (connection) {
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            synchronized (connection) {
                over = true;
                out.close();
            }
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
