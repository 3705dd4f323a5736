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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
 * <p>Sizes: {@code -Dbenchmark.loans}, {@code -Dbenchmark.seconds} of each turn.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessBenchmark {
    private static final int LOANS = Integer.getInteger("benchmark.loans", 20_000);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 10);
    private static final int ROUNDS = 5;
    private static final int CLIENTS = 4;
    private static final int PATIENCE_SECONDS = 60;
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
        compare(PAGE, "an officer of the province", () -> tokens("officer", 1));
        compare(PAGE, "sixteen officers in turn", () -> tokens("officer", 16));
        compare(PAGE, "an auditor, who sees masked names", () -> tokens("auditor", 1));
        compare(StatisticsBenchmark.DASHBOARD, "an officer of the province", () -> tokens("officer", 1));
        compare(StatisticsBenchmark.DASHBOARD, "sixteen officers in turn", () -> tokens("officer", 16));
        compare(StatisticsBenchmark.DASHBOARD, "an analyst of the province", () -> tokens("analyst", 1));
        System.out.println(table);
    }

    /** Tokens of as many callers, each with a scope of its own over the same rows; they last for a turn. */
    private static List<String> tokens(String role, int callers) {
        return IntStream.range(0, callers).mapToObj(i -> Tokens.of(PROVINCE, callers == 1 ? null : "OFFICE-" + i, role)).toList();
    }

    private void compare(String question, String callers, Supplier<List<String>> tokens) throws Exception {
        sameAnswer(question, tokens.get().get(0));
        bare(question, SECONDS);
        held(question, tokens.get(), SECONDS);
        double[] without = new double[ROUNDS];
        double[] with = new double[ROUNDS];
        double[] cost = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            boolean bareFirst = round % 2 == 0;
            if (bareFirst) {
                without[round] = bare(question, SECONDS);
            }
            with[round] = held(question, tokens.get(), SECONDS);
            if (!bareFirst) {
                without[round] = bare(question, SECONDS);
            }
            cost[round] = 1 - with[round] / without[round];
        }
        table.cell(question + ", " + callers, "%,.0f, %,.0f; %.0f %%, between %.0f and %.0f %%".formatted(median(without), median(with), 100 * median(cost),
                100 * Arrays.stream(cost).min().orElseThrow(), 100 * Arrays.stream(cost).max().orElseThrow()));
    }

    private double bare(String question, int seconds) throws Exception {
        policies("disable");
        try {
            return rate(question, () -> null, seconds);
        } finally {
            policies("enable");
        }
    }

    private double held(String question, List<String> tokens, int seconds) throws Exception {
        AtomicInteger turn = new AtomicInteger();
        return rate(question, () -> tokens.get(Math.floorMod(turn.getAndIncrement(), tokens.size())), seconds);
    }

    private double rate(String question, Supplier<String> token, int seconds) throws Exception {
        Buffer body = body(question);
        try (HttpLoad load = new HttpLoad(graphql, CLIENTS, () -> body, token, answer -> answer.toString().startsWith("{\"data\""))) {
            load.peak(1);
            return load.peak(seconds);
        }
    }

    private static Buffer body(String question) {
        return JsonObject.of("query", QUESTIONS.get(question)).toBuffer();
    }

    /** Both ways answer with the same rows, but for the masks of names. */
    private void sameAnswer(String question, String token) throws Exception {
        assertEquals(withoutNames(ask(question, null)), withoutNames(ask(question, token)));
    }

    private static String withoutNames(String answer) {
        return answer.replaceAll("(\"borrower\":\\{\"name\":\")[^\"]*", "$1");
    }

    private String ask(String question, String token) throws Exception {
        Buffer body = body(question);
        try (HttpLoad load = new HttpLoad(graphql, 1, () -> body, () -> token, answer -> answer.toString().startsWith("{\"data\""))) {
            return load.send().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS).toString();
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
