package org.chuangdai.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator: what the database alone carries. */
final class Pgbench {
    private final Matcher place;

    /** @param address {@code host:port/name} */
    Pgbench(String address) {
        place = Pattern.compile("([^:]+):(\\d+)/(.+)").matcher(address);
        assertTrue(place.matches(), address);
    }

    /** Transactions a second of a script, with prepared statements. */
    double rate(String script, int clients, int seconds) throws IOException, InterruptedException {
        Path file = Files.createTempFile("pgbench", ".sql");
        Files.writeString(file, script);
        ProcessBuilder command = new ProcessBuilder("pgbench", "-n", "-M", "prepared", "-c", String.valueOf(clients), "-j", "1", "-T", String.valueOf(seconds),
                "-f", file.toString(), "-h", place.group(1), "-p", place.group(2), "-U", "postgres", place.group(3)).redirectErrorStream(true);
        command.environment().putAll(Map.of("PGPASSWORD", "postgres"));
        Process process;
        try {
            process = command.start();
        } catch (IOException e) {
            throw new IllegalStateException("This benchmark needs pgbench on the PATH (Debian: postgresql-contrib).", e);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        Files.delete(file);
        Matcher rate = Pattern.compile("tps = ([0-9.]+)").matcher(output);
        assertTrue(rate.find(), output);
        return Double.parseDouble(rate.group(1));
    }
}
