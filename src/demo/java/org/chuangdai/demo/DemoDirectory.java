package org.chuangdai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The kept data directory of the demo: for one process at a time, whole, and without a server that a killed one left behind. */
final class DemoDirectory {
    private static final String COMPLETE = "chuangdai-demo-complete";
    private static final String SERVER_PROCESS = "postmaster.pid";
    private static final int STOP_SECONDS = 15;
    private final Path directory;

    DemoDirectory(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    Path data() {
        return directory.resolve("postgres");
    }

    /**
     * Takes the directory for this process until it ends and makes it fit for a start.
     *
     * @throws IllegalStateException another process has it
     */
    void take(boolean fresh) {
        try {
            Files.createDirectories(directory);
            lock();
            stopServerLeftBehind();
            if (fresh || !Files.exists(data().resolve(COMPLETE))) {
                EmbeddedDatabase.delete(data());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("不能使用目录 " + directory + " · cannot use this directory, name another with -Dchuangdai.demo.directory=…", e);
        }
    }

    /** Says that the server's first start succeeded; a directory without this mark is made anew. */
    void complete() {
        try {
            Files.writeString(data().resolve(COMPLETE), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The channel stays open, and with it the lock, until the process ends. */
    private void lock() throws IOException {
        FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // The same refusal as for another process.
        }
        channel.close();
        throw new IllegalStateException("另一个演示正在使用 " + directory + " · another demo is using this directory; end it, or name another with -Dchuangdai.demo.directory=…");
    }

    /** Whoever holds the lock owns the server: one that still runs, or its stale process number, is from a demo that was killed. */
    private void stopServerLeftBehind() throws IOException {
        Path file = data().resolve(SERVER_PROCESS);
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        Optional<ProcessHandle> server = lines.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(this::isServer);
        if (server.isPresent()) {
            server.get().destroy();
            try {
                server.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                throw new IOException("PostgreSQL " + server.get().pid() + " does not stop", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
        Files.deleteIfExists(file);
    }

    private boolean isServer(ProcessHandle process) {
        return process.info().commandLine().filter(command -> command.contains("postgres") && command.contains(data().toString())).isPresent();
    }
}
