package org.chuangdai.staying;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.chuangdai.demo.DemoKeys;
import org.tukaani.xz.XZInputStream;

/** A real PostgreSQL as a process that a test may end in every way, fill up, copy and promote; from the same binaries as the embedded one. */
final class PostgresServer implements AutoCloseable {
    static final String SERVICE_ROLE = "chuangdai_service";
    private static final Path HOME = Path.of("target", "postgres");
    private static final int START_SECONDS_MAX = 60;
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    /** How the server is told to end. */
    enum Stop {
        /** Connections are broken off, transactions rolled back. */
        FAST("INT"),
        /** As a crash of the server: it recovers at its next start. */
        IMMEDIATE("QUIT"),
        /** As a crash of its process tree. */
        KILLED("KILL");

        private final String signal;

        Stop(String signal) {
            this.signal = signal;
        }
    }

    private final Path directory;
    private final int port;
    private Process process;

    private PostgresServer(Path directory) throws IOException {
        this.directory = directory.toAbsolutePath();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    /** A new cluster with the service's role. @param settings further lines of its configuration */
    static PostgresServer create(String... settings) throws Exception {
        return create(Files.createTempDirectory("chuangdai-staying"), settings);
    }

    /** @param directory empty, on whatever file system */
    private static PostgresServer create(Path directory, String... settings) throws Exception {
        return createWithLog(directory, null, settings);
    }

    /** @param log where the write-ahead log is to be, null for within the directory */
    static PostgresServer createWithLog(Path directory, Path log, String... settings) throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        PostgresServer server = new PostgresServer(directory);
        List<String> initdb = new ArrayList<>(List.of(binary("initdb"), "-D", server.directory.toString(), "-A", "trust", "-U", "postgres", "-E", "UTF-8", "--locale=C.UTF-8", "-N"));
        if (log != null) {
            initdb.addAll(List.of("-X", log.toString()));
        }
        run(initdb.toArray(String[]::new));
        // A process that is killed loses nothing that it has written; only a machine that is would.
        server.configure("fsync = off", "jit = off", "listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "max_connections = 100", "shared_buffers = 128MB",
                "wal_keep_size = 512MB", "hot_standby = on", "port = " + server.port);
        server.configure(settings);
        server.start();
        server.execute("create role " + SERVICE_ROLE + " login password '" + SERVICE_ROLE + "'");
        return server;
    }

    /** A streaming standby of this server, made while it runs. @param name that {@code synchronous_standby_names} knows it by */
    PostgresServer standby(String name) throws Exception {
        PostgresServer standby = new PostgresServer(Files.createTempDirectory("chuangdai-staying"));
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('" + name + "', true)");
            copy(directory, standby.directory);
            try (ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(standby.directory.resolve("backup_label"), label.getString(1));
            }
        }
        Files.setPosixFilePermissions(standby.directory, PosixFilePermissions.fromString("rwx------"));
        Files.deleteIfExists(standby.directory.resolve("postmaster.pid"));
        Files.writeString(standby.directory.resolve("standby.signal"), "");
        standby.configure("port = " + standby.port, "primary_conninfo = 'host=127.0.0.1 port=" + port + " user=postgres application_name=" + name + "'", "synchronous_standby_names = ''");
        standby.start();
        return standby;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (Files.exists(file)) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    void configure(String... lines) throws IOException {
        Files.write(directory.resolve("postgresql.conf"), Arrays.asList(lines), StandardOpenOption.APPEND);
    }

    /** Lets a running server read its configuration again. */
    void reload() throws SQLException {
        execute("select pg_reload_conf()");
    }

    /** Starts it and waits until it answers; a crashed one recovers first. */
    void start() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        begin();
        while (!answers()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("PostgreSQL did not start, see " + log());
            }
            if (!process.isAlive()) {
                // The children of a killed server end a moment later than it does.
                begin();
            }
            Thread.sleep(50);
        }
    }

    /** Starts it and waits for nothing. */
    void begin() throws IOException {
        process = new ProcessBuilder(command(binary("postgres"), "-D", directory.toString())).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
    }

    private Path log() {
        return Path.of("target", "postgres-" + port + ".log");
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Ends it and waits until it has ended. */
    void stop(Stop how) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + how.signal, String.valueOf(process.pid())).start().waitFor();
        process.waitFor();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Stops the whole server where it stands, or lets it go on: to others it is there and says nothing. */
    void freeze(boolean frozen) throws IOException, InterruptedException {
        List<String> signal = new ArrayList<>(List.of("kill", frozen ? "-STOP" : "-CONT", String.valueOf(process.pid())));
        process.toHandle().descendants().forEach(child -> signal.add(String.valueOf(child.pid())));
        new ProcessBuilder(signal).start().waitFor();
    }

    /** Makes a standby the primary. */
    void promote() throws SQLException {
        row("select pg_promote(true, 60)");
    }

    int port() {
        return port;
    }

    /** The settings of a service that finds the database at this port. */
    static Map<String, String> settings(int port) {
        return Map.of("chuangdai.database.address", "127.0.0.1:" + port + "/postgres", "chuangdai.database.username", SERVICE_ROLE, "chuangdai.database.password", SERVICE_ROLE,
                "chuangdai.database.owner-username", "postgres", "chuangdai.database.owner-password", "postgres", "chuangdai.keys", DemoKeys.SETTING);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=5", "postgres", "postgres");
    }

    /** As the service connects, without a caller. */
    Connection connectAsService() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=5", SERVICE_ROLE, SERVICE_ROLE);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The cells of the first row, with bars between; null without one. */
    String row(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                return null;
            }
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                cells.add(row.getString(i));
            }
            return String.join("|", cells);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            stop(Stop.IMMEDIATE);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder()).filter(file -> !file.equals(directory)).forEach(PostgresServer::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process done = new ProcessBuilder(command(command)).redirectErrorStream(true).start();
        String said = new String(done.getInputStream().readAllBytes());
        if (done.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    /** PostgreSQL does not run as root: in a user namespace of its own it is nobody, who owns what root owns outside. */
    private static List<String> command(String... command) {
        List<String> whole = new ArrayList<>(ROOT ? List.of("unshare", "-U") : List.of());
        whole.addAll(List.of(command));
        return whole;
    }

    private static synchronized String binary(String name) throws IOException {
        Path binary = HOME.resolve("bin").resolve(name).toAbsolutePath();
        if (!Files.exists(binary)) {
            String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
            try (InputStream packed = PostgresServer.class.getResourceAsStream("/postgres-linux-" + machine + ".txz");
                    TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                    unpack(archive, entry);
                }
            }
        }
        return binary.toString();
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry) throws IOException {
        Path target = HOME.resolve(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(archive, target, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString((entry.getMode() & 0111) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
