package faultlab.compile.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TimeoutCheckTest {

    private static final String FIELDS = """
            final HttpClient http = HttpClient.newHttpClient();
            final SocketAddress there = new InetSocketAddress("localhost", 1);
            static void limit(Object client) {}
            """;

    /** The line with the word in it is the one that is pointed at. */
    private record Case(Unlimited unlimited, String at, String body) {}

    private static final List<Case> NOTED = List.of(
            new Case(
                    Unlimited.CONNECT,
                    "new Socket",
                    "void ask() throws IOException { try (Socket s = new Socket(\"localhost\", 1)) { s.setSoTimeout(9); s.getInputStream().read(); } }"),
            new Case(
                    Unlimited.CONNECT,
                    "connect",
                    "void ask() throws IOException { Socket s = new Socket();\ns.connect(there); }"),
            new Case(
                    Unlimited.CONNECT,
                    "createSocket",
                    "void ask(javax.net.SocketFactory f) throws IOException { f.createSocket(\"localhost\", 1).close(); }"),
            new Case(
                    Unlimited.READ,
                    "getInputStream",
                    "int ask() throws IOException { try (Socket s = new Socket()) { s.connect(there, 500);\nreturn s.getInputStream().read(); } }"),
            new Case(
                    Unlimited.READ,
                    "getInputStream",
                    "final Socket kept = new Socket();\nint ask() throws IOException { return kept.getInputStream().read(); }"),
            new Case(
                    Unlimited.READ,
                    "getInputStream",
                    "Socket kept;\nvoid open() throws IOException { kept = new Socket(); kept.connect(there, 500); }\nint ask() throws IOException { return kept.getInputStream().read(); }"),
            new Case(Unlimited.URL, "openStream", "void ask(URL url) throws IOException { url.openStream().close(); }"),
            new Case(
                    Unlimited.URL,
                    "openConnection",
                    "int ask(URL url) throws IOException { return url.openConnection().getContentLength(); }"),
            new Case(
                    Unlimited.URL,
                    "openConnection",
                    "int ask(URL url) throws IOException { var c = (HttpURLConnection) url.openConnection(); c.setConnectTimeout(500); return c.getResponseCode(); }"),
            new Case(
                    Unlimited.REQUEST,
                    "build",
                    "HttpRequest ask(URI uri) { return HttpRequest.newBuilder(uri).GET().build(); }"),
            new Case(
                    Unlimited.REQUEST,
                    "build",
                    "HttpRequest ask(URI uri) { var b = HttpRequest.newBuilder().header(\"a\", \"b\"); b.uri(uri);\nreturn b.build(); }"),
            new Case(
                    Unlimited.QUERY,
                    "executeQuery",
                    "int ask(Connection c) throws SQLException { try (var s = c.prepareStatement(\"SELECT 1\"); var r = s.executeQuery()) { return r.getInt(1); } }"),
            new Case(
                    Unlimited.QUERY,
                    "execute",
                    "void ask(Connection c) throws SQLException { c.createStatement().execute(\"DELETE FROM A\"); }"),
            new Case(
                    Unlimited.QUERY,
                    "executeUpdate",
                    "void ask(Connection c) throws SQLException { var one = c.prepareStatement(\"A\"); one.setQueryTimeout(1); one.execute();\nvar two = c.prepareStatement(\"B\"); two.executeUpdate(); }"),
            new Case(
                    Unlimited.LOGIN,
                    "getConnection",
                    "Connection open() throws SQLException { return DriverManager.getConnection(\"jdbc:a:b\"); }"),
            new Case(
                    Unlimited.POOL,
                    "new com.zaxxer.hikari.HikariConfig",
                    "com.zaxxer.hikari.HikariDataSource open() { var config = new com.zaxxer.hikari.HikariConfig(); config.setJdbcUrl(\"jdbc:a:b\");\nreturn new com.zaxxer.hikari.HikariDataSource(config); }"),
            new Case(
                    Unlimited.POOL,
                    "new com.zaxxer.hikari.HikariDataSource",
                    "final com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource();\nDesk() { pool.setMaximumPoolSize(4); }"),
            new Case(
                    Unlimited.ZERO,
                    "setConnectionTimeout",
                    "com.zaxxer.hikari.HikariDataSource open() { var config = new com.zaxxer.hikari.HikariConfig(); config.setConnectionTimeout(0);\nreturn new com.zaxxer.hikari.HikariDataSource(config); }"),
            new Case(
                    Unlimited.ZERO,
                    "setSoTimeout",
                    "void ask() throws IOException { try (Socket s = new Socket()) { s.setSoTimeout(0); s.getInputStream().read(); } }"),
            new Case(Unlimited.ZERO, "connect", "void ask() throws IOException { new Socket().connect(there, 0); }"),
            new Case(
                    Unlimited.ZERO,
                    "setQueryTimeout",
                    "void ask(Connection c) throws SQLException { var s = c.createStatement(); s.setQueryTimeout(0); s.execute(\"A\"); }"));

    @ParameterizedTest
    @FieldSource("NOTED")
    void aClientWithoutALimitIsNotedAtItsPlace(Case unlimited) {
        assertThat(Snippet.notes(FIELDS + unlimited.body())).singleElement().satisfies(note -> {
            assertThat(note.what()).isEqualTo(unlimited.unlimited().what());
            assertThat(note.about()).isEqualTo("time-outs");
            assertThat(note.why()).isNotEmpty();
            assertThat(note.instead()).isNotEmpty();
            assertThat(note.source().substring((int) note.column() - 1)).startsWith(unlimited.at());
        });
    }

    /** Limited here, or perhaps where this class cannot see it. */
    private static final List<String> SILENT = List.of(
            "int ask() throws IOException { try (Socket s = new Socket()) { s.setSoTimeout(500); s.connect(there, 500); return s.getInputStream().read(); } }",
            "int ask() throws IOException { try (Socket s = new Socket()) { s.connect(there, 500); limit(s); return s.getInputStream().read(); } }",
            "int serve(ServerSocket door) throws IOException { try (Socket s = door.accept()) { return s.getInputStream().read(); } }",
            "int serve(Socket theirs) throws IOException { return theirs.getInputStream().read(); }",
            "Socket kept; Desk(Socket theirs) { kept = theirs; } int ask() throws IOException { return kept.getInputStream().read(); }",
            "Socket over(javax.net.ssl.SSLSocketFactory f, Socket s) throws IOException { return f.createSocket(s, \"a\", 1, true); }",
            "void open(ServerSocket door) throws IOException { door.bind(there); door.setSoTimeout(0); }",
            "void ask(URL url) throws IOException { var c = url.openConnection(); c.setConnectTimeout(500); c.setReadTimeout(500); c.getInputStream().close(); }",
            "void ask(URL url) throws IOException { var c = url.openConnection(); limit(c); c.getInputStream().close(); }",
            "URLConnection open(URL url) throws IOException { return url.openConnection(); }",
            "HttpRequest ask(URI uri) { return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(1)).GET().build(); }",
            "HttpRequest ask(URI uri) { var b = HttpRequest.newBuilder(uri); b.timeout(Duration.ofSeconds(1)); return b.build(); }",
            "HttpRequest ask(URI uri) { var b = HttpRequest.newBuilder(uri); limit(b); return b.build(); }",
            "String ask(URI uri) throws Exception { var page = http.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()); try { return page.get(1, TimeUnit.SECONDS).body(); } finally { page.cancel(true); } }",
            "HttpRequest ask(HttpRequest.Builder theirs) { return theirs.GET().build(); }",
            "HttpRequest again(HttpRequest first) { return HttpRequest.newBuilder(first, (name, value) -> true).build(); }",
            "void ask(Connection c) throws SQLException { try (var s = c.createStatement()) { s.setQueryTimeout(1); s.execute(\"A\"); } }",
            "void ask(Connection c) throws SQLException { var s = c.createStatement(); limit(s); s.execute(\"A\"); }",
            "PreparedStatement of(Connection c) throws SQLException { return c.prepareStatement(\"A\"); } void ask(Connection c) throws SQLException { of(c).execute(); var s = of(c); s.execute(); }",
            "void ask(Statement theirs) throws SQLException { theirs.execute(\"A\"); }",
            "void ask(Connection c) throws SQLException { c.createStatement().execute(\"SET QUERY_TIMEOUT 500\"); c.createStatement().execute(\"A\"); }",
            "void ask(Connection c) throws SQLException { c.setNetworkTimeout(Runnable::run, 500); c.createStatement().execute(\"A\"); }",
            "Desk(Connection c) throws SQLException { c.createStatement().execute(\"CREATE TABLE A(B INT)\"); }",
            "Connection open() throws SQLException { DriverManager.setLoginTimeout(2); return DriverManager.getConnection(\"jdbc:a:b\"); }",
            "Connection open() throws SQLException { return DriverManager.getConnection(\"jdbc:a:b?socketTimeout=2\"); }",
            "com.zaxxer.hikari.HikariDataSource open() { var config = new com.zaxxer.hikari.HikariConfig(); config.setConnectionTimeout(500); return new com.zaxxer.hikari.HikariDataSource(config); }",
            "com.zaxxer.hikari.HikariDataSource open(Properties theirs) { return new com.zaxxer.hikari.HikariDataSource(new com.zaxxer.hikari.HikariConfig(theirs)); }",
            "com.zaxxer.hikari.HikariDataSource open() { var config = new com.zaxxer.hikari.HikariConfig(); limit(config); return new com.zaxxer.hikari.HikariDataSource(config); }",
            "Connection open(Properties theirs) throws SQLException { return DriverManager.getConnection(\"jdbc:a:b\", theirs); }");

    @ParameterizedTest
    @FieldSource("SILENT")
    void aLimitedClientIsLeftAlone(String body) {
        assertThat(Snippet.notes(FIELDS + body)).isEmpty();
    }

    /** By types: what is only called so is something else. */
    private static final List<String> NAMESAKES = List.of(
            "static class Socket { Socket(String a, int b) {} int getInputStream() { return 0; } void setSoTimeout(int i) {} } int ask() { var s = new Socket(\"a\", 1); s.setSoTimeout(0); return s.getInputStream(); }",
            "static class URL { int openStream() { return 0; } } int ask() { return new URL().openStream(); }",
            "static class Statement { void execute(String s) {} } static class Connection { Statement createStatement() { return new Statement(); } } void ask(Connection c) { c.createStatement().execute(\"A\"); }",
            "static class DriverManager { static int getConnection(String s) { return 0; } } int ask() { return DriverManager.getConnection(\"A\"); }");

    @ParameterizedTest
    @FieldSource("NAMESAKES")
    void aNamesakeIsNotMeant(String body) {
        assertThat(Snippet.notes(body)).isEmpty();
    }
}
