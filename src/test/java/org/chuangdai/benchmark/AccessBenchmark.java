package org.chuangdai.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.demo.OwnerConnection;
import org.chuangdai.demo.Progress;
import org.chuangdai.demo.ProvinceCopy;
import org.chuangdai.demo.province.Settings;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.Tokens;
import org.junit.jupiter.api.Test;

/**
 * What sign-on, sight, masking and row-level security together cost: the page and the dashboard over HTTP, in turns without any of them (no token, a
 * caller without bounds, policies switched off) and with all of them, as callers with tokens whose sight has the same rows. Prints a table in
 * Markdown; a cost is the share of the throughput that is lost, the median of the rounds.
 *
 * <p>Sizes: {@code -Dbenchmark.loans}, {@code -Dbenchmark.seconds} of each turn, {@code -Dbenchmark.rounds}.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessBenchmark {
    private static final int LOANS = Integer.getInteger("benchmark.loans", 20_000);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 10);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);
    private static final int WARM_ROUNDS = (ROUNDS + 1) / 2;
    private static final int CLIENTS = 4;
    private static final String PROVINCE = "36";
    private static final String PAGE = "page of 20 loans";
    private static final Map<String, String> QUESTIONS = Map.of(PAGE, PageBenchmark.QUERY, StatisticsBenchmark.DASHBOARD, StatisticsBenchmark.QUESTIONS.get(StatisticsBenchmark.DASHBOARD));

    @Inject
    Fixtures fixtures;
    @TestHTTPResource("/graphql")
    URI graphql;
    private final Table table = new Table();

    @Test
    void pageAndDashboardWithAndWithoutAccessControl() throws Exception {
        try (Connection connection = OwnerConnection.open()) {
            new ProvinceCopy(connection, DemoKeys.vault()).load(new Settings(LOANS, 36, LocalDate.of(2026, 6, 30)), new Progress(System.err, false, LOANS));
        }
        table.column("%,d loans: requests/s without, with; cost".formatted(LOANS));
        Map<String, List<Asker>> askers = new LinkedHashMap<>();
        askers.put("an officer of the province", List.of(new Asker("officer", PROVINCE, null)));
        askers.put("sixteen officers of the province in turn", IntStream.range(0, 16).mapToObj(i -> new Asker("officer", PROVINCE, "OFFICE-" + i)).toList());
        askers.put("an auditor, who sees masked names", List.of(new Asker("auditor", PROVINCE, null)));
        askers.put("officers of eleven prefectures in turn", IntStream.rangeClosed(1, 11).mapToObj(i -> new Asker("officer", PROVINCE + "%02d".formatted(i), null)).toList());
        for (String question : List.of(PAGE, StatisticsBenchmark.DASHBOARD)) {
            // Code that one way alone has run is compiled for that way alone: all are run in turns until they are compiled for all.
            for (int round = 0; round < WARM_ROUNDS; round++) {
                for (List<Asker> some : askers.values()) {
                    held(question, some, SECONDS);
                    bare(question, some, SECONDS);
                }
            }
            for (Map.Entry<String, List<Asker>> some : askers.entrySet()) {
                compare(question, some.getKey(), some.getValue());
            }
        }
        System.out.println(table);
    }

    /** Whoever asks about his own division. */
    private record Asker(String role, String division, String organisation) {
        /** Lasts for a turn. */
        String token() {
            return Tokens.of(division, organisation, role);
        }

        Buffer body(String question) {
            String asked = QUESTIONS.get(question).replace("\"" + PROVINCE + "\"", "\"" + division + "\"");
            return JsonObject.of("query", division.equals(PROVINCE) ? asked : asked.replace("loans(first: 20)", "loans(first: 20, filter: { division: \"" + division + "\" })")).toBuffer();
        }
    }

    private void compare(String question, String callers, List<Asker> askers) throws Exception {
        for (Asker asker : askers) {
            sameAnswer(question, asker);
        }
        double[] without = new double[ROUNDS];
        double[] with = new double[ROUNDS];
        double[] cost = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            boolean bareFirst = round % 2 == 0;
            if (bareFirst) {
                without[round] = bare(question, askers, SECONDS);
            }
            with[round] = held(question, askers, SECONDS);
            if (!bareFirst) {
                without[round] = bare(question, askers, SECONDS);
            }
            cost[round] = 1 - with[round] / without[round];
        }
        table.cell(question + ", " + callers, "%,.0f, %,.0f; %.0f %%, between %.0f and %.0f %%".formatted(median(without), median(with), 100 * median(cost),
                100 * Arrays.stream(cost).min().orElseThrow(), 100 * Arrays.stream(cost).max().orElseThrow()));
    }

    private double bare(String question, List<Asker> askers, int seconds) throws Exception {
        policies("disable");
        try {
            return rate(question, askers, asker -> null, seconds);
        } finally {
            policies("enable");
        }
    }

    private double held(String question, List<Asker> askers, int seconds) throws Exception {
        return rate(question, askers, Asker::token, seconds);
    }

    private double rate(String question, List<Asker> askers, Function<Asker, String> tokenOf, int seconds) throws Exception {
        List<String> tokens = askers.stream().map(tokenOf).toList();
        List<Buffer> bodies = askers.stream().map(asker -> asker.body(question)).toList();
        // A request takes its token, then its body, both on the load's one thread.
        AtomicInteger turn = new AtomicInteger();
        try (HttpLoad load = new HttpLoad(graphql, CLIENTS, () -> bodies.get(Math.floorMod(turn.get(), bodies.size())), () -> tokens.get(Math.floorMod(turn.incrementAndGet(), tokens.size())),
                answer -> answer.toString().startsWith("{\"data\""))) {
            load.peak(1);
            return load.peak(seconds);
        }
    }

    /** Both ways answer with the same rows, but for the masks of names. */
    private void sameAnswer(String question, Asker asker) throws Exception {
        assertEquals(withoutNames(ask(asker.body(question), null)), withoutNames(ask(asker.body(question), asker.token())));
    }

    private static String withoutNames(String answer) {
        return answer.replaceAll("(\"borrower\":\\{\"name\":\")[^\"]*", "$1");
    }

    private String ask(Buffer body, String token) throws Exception {
        try (HttpLoad load = new HttpLoad(graphql, 1, () -> body, () -> token, answer -> answer.toString().startsWith("{\"data\""))) {
            return load.send().toCompletionStage().toCompletableFuture().join().toString();
        }
    }

    private void policies(String enableOrDisable) {
        fixtures.execute("do $$ declare held record; begin for held in select distinct polrelid::regclass as name from pg_policy loop "
                + "execute format('alter table %s " + enableOrDisable + " row level security', held.name); end loop; end $$");
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
