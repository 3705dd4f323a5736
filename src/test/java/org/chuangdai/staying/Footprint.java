package org.chuangdai.staying;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process of the service holds at a moment.
 *
 * @param heapMegabytes after a full collection; 0 of a native executable, whose memory tells by {@code residentMegabytes} alone
 * @param connections   to the database
 * @param files         open files and sockets
 */
record Footprint(double residentMegabytes, double heapMegabytes, int connections, int threads, int files) {
    private static final int TOTAL_BYTES_COLUMN = 2;

    static Footprint of(long pid, PostgresServer server) throws IOException, InterruptedException, SQLException {
        double heap = liveHeap(pid);
        List<String> status = Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"));
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return new Footprint(number(status, "VmRSS:") / 1024.0, heap, Integer.parseInt(server.row("select count(*) from pg_stat_activity where usename = '" + PostgresServer.SERVICE_ROLE + "'")),
                    (int) number(status, "Threads:"), (int) files.count());
        }
    }

    private static long number(List<String> status, String name) {
        return status.stream().filter(line -> line.startsWith(name)).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    /** The histogram of live objects ends with their total. */
    private static double liveHeap(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(pid), "GC.class_histogram").redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        String total = said.lines().filter(line -> line.startsWith("Total")).findFirst().orElse("Total 0 0");
        return Long.parseLong(total.trim().split("\\s+")[TOTAL_BYTES_COLUMN]) / 1e6;
    }

    /** As the table of a soak has it. */
    String cells() {
        return "%.0f | %.1f | %d | %d | %d".formatted(residentMegabytes, heapMegabytes, connections, threads, files);
    }
}
