package org.chuangdai.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.demo.Progress;
import org.chuangdai.demo.ProvinceCopy;
import org.chuangdai.demo.province.Settings;
import org.chuangdai.testing.Build;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.Test;

/**
 * The jar and the executable, each against the same running and migrated database: the time from the start of the process to the first answer, memory, and how fast it is from its first
 * request on and when it is warm. Both have to be built before: {@code mvn package}, then {@code mvn package -Dnative}. Sizes: {@code -Dbenchmark.loans}, {@code -Dbenchmark.seconds} of each turn,
 * {@code -Dbenchmark.rounds} of turns, {@code -Dbenchmark.warm-seconds} before them, {@code -Dbenchmark.starts}.
 */
class StartBenchmark {
    private static final int LOANS = Integer.getInteger("benchmark.loans", 20_000);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 10);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);
    private static final int WARM_SECONDS = Integer.getInteger("benchmark.warm-seconds", 90);
    private static final int STARTS = Integer.getInteger("benchmark.starts", 9);
    private static final int FIRST_REQUESTS = 1_000;
    private static final int FIRST_REQUESTS_PER_SECOND = 100;
    private static final int CLIENTS = 4;
    private static final int IDLE_MS = 10_000;
    private static final int PATIENCE_SECONDS = 120;
    private static final double MIB = 1024 * 1024;
    private static final String FIRST = "{\"query\":\"{ divisions { name } }\"}";
    private static final String PAGE = JsonObject.of("query", """
            { loans(first: 20) { nodes { contractNo amount disbursedOn status borrower { name identityNumber } startup { name uscc } base { code name }
              repayments(last: 1) { bankSerialNo paidOn principal } } } }""").encode();

    @Test
    void jarAndExecutable() throws Exception {
        Build executable = Build.present();
        assertTrue(executable.isNative() && Files.exists(Build.JAR.artifact()), "needs both builds: mvn package, then mvn package -Dnative");
        Table table = new Table();
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary(); Issuer issuer = new Issuer()) {
            System.out.print(service(executable, database, issuer).said(0, "migrate"));
            String address = "jdbc:postgresql://" + database.settings().get("chuangdai.database.address");
            try (Connection connection = DriverManager.getConnection(address, "postgres", "postgres")) {
                new ProvinceCopy(connection, DemoKeys.vault()).load(new Settings(LOANS, 36, LocalDate.of(2026, 6, 30)), new Progress(System.err, false, LOANS));
            }
            List<Build> builds = List.of(Build.JAR, executable);
            List<String> starts = List.of(starts(Build.JAR, database, issuer), starts(executable, database, issuer));
            List<Turns> turns = inTurns(builds, database, issuer);
            for (int one = 0; one < builds.size(); one++) {
                Build build = builds.get(one);
                table.column(build.isNative() ? "executable" : "jar");
                table.cell("size, MiB", "%.0f".formatted(size(build) / MIB));
                table.cell("from exec to the first GraphQL answer, ms: median; all of %d within".formatted(STARTS), starts.get(one));
                first(table, build, database, issuer);
                table.cell("pages a second, warm, in turns: median of %d; of the jar's".formatted(ROUNDS), turns.get(one).compared(turns.get(0)));
                table.cell("resident memory under this load, at its highest, MiB", "%.0f".formatted(turns.get(one).highestMib()));
            }
        }
        System.out.println(table);
    }

    private static ProductionService service(Build build, EmbeddedDatabase database, Issuer issuer) throws IOException {
        return new ProductionService("start", database, issuer).of(build).with("CHUANGDAI_TRAFFIC_BUDGETS", "false");
    }

    /** Started as on Kubernetes: the schema is there, and the host has a name. */
    private static ProductionService serving(Build build, EmbeddedDatabase database, Issuer issuer) throws IOException {
        return service(build, database, issuer).with("CHUANGDAI_DATABASE_MIGRATE_AT_START", "false").with("HOSTNAME", "chuangdai");
    }

    private static String bearer(Issuer issuer) {
        return "Bearer " + token(issuer);
    }

    private static String token(Issuer issuer) {
        return issuer.token(JsonObject.of("name", "测量", "roles", JsonArray.of("admin", "officer"), "division", "36"));
    }

    private static long size(Build build) throws IOException {
        Path place = build.isNative() ? build.artifact() : build.artifact().getParent();
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static String starts(Build build, EmbeddedDatabase database, Issuer issuer) throws Exception {
        List<Double> taken = new ArrayList<>();
        for (int i = 0; i <= STARTS; i++) {
            try (ProductionService service = serving(build, database, issuer)) {
                double start = start(service, bearer(issuer));
                // The first one reads the files from the disk.
                if (i > 0) {
                    taken.add(start);
                }
                service.kill();
            }
        }
        OpenLoop.Taken sorted = sorted(taken);
        return "%.0f; %.0f".formatted(sorted.within(0.5), sorted.within(1));
    }

    private static OpenLoop.Taken sorted(List<Double> measured) {
        return new OpenLoop.Taken(measured.stream().sorted().toList(), 0);
    }

    /** Milliseconds from the start of the process to its first answer. */
    private static double start(ProductionService service, String authorization) throws IOException, InterruptedException {
        long start = System.nanoTime();
        service.launch();
        // A port is cheaper to ask for than an answer, and the service has two cores to share with whoever asks.
        while (!listens(service) || !answers(service, authorization)) {
            if (!service.process().isAlive() || System.nanoTime() - start > PATIENCE_SECONDS * 1_000_000_000L) {
                throw new IllegalStateException("the service did not start");
            }
            Thread.sleep(1);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static boolean listens(ProductionService service) {
        try (SocketChannel port = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.uri("/").getPort()))) {
            return port.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean answers(ProductionService service, String authorization) throws InterruptedException {
        try {
            HttpResponse<String> answer = ProductionService.send(HttpRequest.newBuilder(service.uri("/graphql")).header("Content-Type", "application/json").header("Authorization", authorization)
                    .POST(HttpRequest.BodyPublishers.ofString(FIRST)));
            return answer.statusCode() == 200 && answer.body().contains("江西省");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The first thousand requests, once as callers come who do not wait for each other, and once of a few who do. */
    private static void first(Table table, Build build, EmbeddedDatabase database, Issuer issuer) throws Exception {
        try (ProductionService service = idle(build, database, issuer); HttpLoad load = load(service, issuer)) {
            table.cell("resident memory idle, MiB", "%.0f".formatted(residentMib(service, "VmRSS")));
            table.cell("first %,d pages of 20 loans, as they come at %d/s (p50 / p99 / p99.9 ms)".formatted(FIRST_REQUESTS, FIRST_REQUESTS_PER_SECOND),
                    load.evenly(FIRST_REQUESTS_PER_SECOND, FIRST_REQUESTS / FIRST_REQUESTS_PER_SECOND).percentiles());
            service.kill();
        }
        try (ProductionService service = idle(build, database, issuer); HttpLoad load = load(service, issuer)) {
            table.cell("first %,d pages of 20 loans, %d clients as fast as they are answered (p50 / p99 / p99.9 ms)".formatted(FIRST_REQUESTS, CLIENTS), load.next(FIRST_REQUESTS).percentiles());
            service.kill();
        }
    }

    /** Started, and asked nothing but what shows that it has. Whoever is done with it kills it: one that shuts down in peace takes time from what is measured next. */
    private static ProductionService idle(Build build, EmbeddedDatabase database, Issuer issuer) throws Exception {
        ProductionService service = serving(build, database, issuer);
        start(service, bearer(issuer));
        Thread.sleep(IDLE_MS);
        return service;
    }

    /** Pages a second of a warm build, turn by turn, and its memory after them. */
    private record Turns(List<Double> rates, double highestMib) {
        String compared(Turns jar) {
            OpenLoop.Taken ratios = sorted(IntStream.range(0, rates.size()).mapToObj(i -> rates.get(i) / jar.rates.get(i)).toList());
            return "%.0f; %.2f, between %.2f and %.2f".formatted(sorted(rates).within(0.5), ratios.within(0.5), ratios.within(0), ratios.within(1));
        }
    }

    /** Both run at once and are asked in turns, one while the other one waits: whatever else the machine does meets both alike. */
    private static List<Turns> inTurns(List<Build> builds, EmbeddedDatabase database, Issuer issuer) throws Exception {
        List<ProductionService> services = new ArrayList<>();
        List<Turns> turns = new ArrayList<>();
        try {
            for (Build build : builds) {
                services.add(idle(build, database, issuer));
                rate(services.get(services.size() - 1), issuer, WARM_SECONDS);
            }
            List<List<Double>> rates = builds.stream().map(build -> (List<Double>) new ArrayList<Double>()).toList();
            for (int turn = 0; turn < ROUNDS * builds.size(); turn++) {
                int one = turn % builds.size();
                rates.get(one).add(rate(services.get(one), issuer, SECONDS));
            }
            for (int one = 0; one < builds.size(); one++) {
                turns.add(new Turns(rates.get(one), residentMib(services.get(one), "VmHWM")));
            }
            return turns;
        } finally {
            for (ProductionService service : services) {
                service.kill();
            }
        }
    }

    private static double rate(ProductionService service, Issuer issuer, int seconds) throws InterruptedException {
        try (HttpLoad load = load(service, issuer)) {
            return load.peak(seconds);
        }
    }

    private static HttpLoad load(ProductionService service, Issuer issuer) {
        Buffer page = Buffer.buffer(PAGE);
        String token = token(issuer);
        return new HttpLoad(service.uri("/graphql"), CLIENTS, () -> page, () -> token, answer -> true);
    }

    private static double residentMib(ProductionService service, String name) throws IOException {
        String line = Files.readAllLines(Path.of("/proc/" + service.process().pid() + "/status")).stream().filter(one -> one.startsWith(name + ":")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
    }
}
