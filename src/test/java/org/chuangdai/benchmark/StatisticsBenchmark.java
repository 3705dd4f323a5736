package org.chuangdai.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chuangdai.graphql.InProcess;
import org.chuangdai.statistics.PlainFigures;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Statistics of a small province and of a large one: what answers take over HTTP and inside the process at an even rate of requests, against plain
 * SQL over the records; what keeping roll-ups costs writers; whether a posting is in the next answer; and what a page costs far down a list. Prints
 * a table in Markdown.
 *
 * <p>Sizes: {@code -Dbenchmark.loans} (1000000 makes 40,000 start-ups and some 10 million repayments) and {@code -Dbenchmark.loans.small},
 * {@code -Dbenchmark.seconds} of each measurement (0 only loads), {@code -Dbenchmark.rate} of requests a second, {@code -Dbenchmark.scans} by plain SQL. {@code -Dbenchmark.directory} keeps the loaded
 * databases for the next run. Plain SQL may need longer than a statement may take: {@code -Dchuangdai.database.statement-timeout-ms}.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StatisticsBenchmark {
    private static final int LOANS = Integer.getInteger("benchmark.loans", 5_000);
    private static final int LOANS_SMALL = Integer.getInteger("benchmark.loans.small", Math.max(500, LOANS / 100));
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 2);
    private static final int RATE = Integer.getInteger("benchmark.rate", 100);
    private static final int POSTINGS_A_SECOND = 20;
    private static final int POSTINGS_CHECKED = 50;
    private static final int POSTED_LOANS = Math.min(20_000, LOANS);
    private static final int CONNECTIONS = 32;
    private static final int PATIENCE_SECONDS = 60;
    private static final int WRITERS = 8;
    private static final int ROUNDS = 3;
    private static final int ANEW = 200;
    private static final int SCANS = Integer.getInteger("benchmark.scans", 3);
    private static final String FROM = "2025-01-01";
    private static final String TO = "2025-12-31";
    private static final String YEAR = "(period: { from: \"2025-01-01\", to: \"2025-12-31\" }, filter: { division: \"36\" }";
    private static final String SO_FAR = "(period: { from: \"2026-01-01\", to: \"2026-06-30\" }, filter: { division: \"36\" })";
    static final String DASHBOARD = "dashboard of 12 figures";
    private static final String COUNTY = "360822";

    /** Documents by what they ask. */
    static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("loans, county by month of a year", "{ loanStatistics" + YEAR + ", groupBy: [COUNTY, MONTH]) { key { dimension code label } loanCount borrowerCount jobsDriven "
                + "disbursedAmount(unit: WAN) yearOnYear balance(unit: WAN) } }");
        QUESTIONS.put("repayments, county by month of a year", "{ repaymentStatistics" + YEAR + ", groupBy: [COUNTY, MONTH]) { key { dimension code label } dueAmount(unit: WAN) "
                + "repaidAmount(unit: WAN) receivedAmount(unit: WAN) repaymentRate overdueRate } }");
        QUESTIONS.put(DASHBOARD, "{ loanStatistics" + SO_FAR + " { loanCount borrowerCount jobsDriven disbursedAmount(unit: WAN) balance(unit: WAN) yearOnYear } "
                + "repaymentStatistics" + SO_FAR + " { repaymentRate overdueRate } baseStatistics" + SO_FAR + " { baseCount residentCount } "
                + "subsidyStatistics" + SO_FAR + " { amount(unit: WAN) } targetProgress(division: \"36\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2026) { completionRate } }");
    }

    @Inject
    InProcess service;
    @Inject
    PlainFigures plain;
    @Inject
    Fixtures fixtures;
    @Inject
    AgroalDataSource dataSource;
    @TestHTTPResource("/graphql")
    URI graphql;
    @ConfigProperty(name = "chuangdai.database.address")
    String address;
    private final Table table = new Table();

    @Test
    void figuresOfAProvince() throws Exception {
        Provinces provinces = new Provinces(address, dataSource);
        provinces.provide(LOANS_SMALL);
        provinces.provide(LOANS);
        if (SECONDS == 0) {
            return;
        }
        for (int loans : List.of(LOANS_SMALL, LOANS)) {
            provinces.serve(loans);
            String size = "%,d loans, %,d repayments".formatted(loans, fixtures.insert("select count(*) from repayment"));
            table.column(size);
            if (loans == LOANS_SMALL) {
                warmUp();
            }
            answers();
            pages(loans);
        }
        Postings postings = new Postings(fixtures, "SB-", COUNTY, 9690, POSTED_LOANS);
        freshness(postings);
        whilePosting(postings);
        writers(postings);
        System.out.println(table);
    }

    private void warmUp() throws Exception {
        for (String document : QUESTIONS.values()) {
            OpenLoop.run(RATE, 2 * SECONDS, () -> answered(document));
            overHttp(document, 2 * SECONDS);
        }
    }

    private void answers() throws Exception {
        for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
            String document = question.getValue();
            Supplier<CompletionStage<?>> inProcess = () -> answered(document);
            OpenLoop.run(RATE, Math.max(1, SECONDS / 3), inProcess);
            OpenLoop.Taken taken = OpenLoop.run(RATE, SECONDS, inProcess);
            table.cell(question.getKey() + " (" + millisOfPercentiles() + "), in process", taken.percentiles());
            overHttp(document, Math.max(1, SECONDS / 3));
            table.cell(question.getKey() + " (" + millisOfPercentiles() + "), over HTTP", overHttp(document, SECONDS).percentiles());
            List<Double> anew = anew(inProcess);
            table.cell(question.getKey() + " (p50 / p99 ms), in process, one at a time, each after a change", "%.1f / %.1f".formatted(anew.get(ANEW / 2), anew.get(ANEW * 99 / 100)));
            double scan = median(SCANS, scan(question.getKey()));
            table.cell(question.getKey() + ": plain SQL over the records, ms; times the one before", "%,.0f; %,.0f".formatted(scan, scan / anew.get(ANEW / 2)));
        }
    }

    /** Times in order of requests that cannot be answered by what was known before: the roll-ups count as changed in front of each. */
    private List<Double> anew(Supplier<CompletionStage<?>> request) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < ANEW; i++) {
            fixtures.execute("update rollup_state set version = gen_random_uuid()");
            times.add(milliseconds(request));
        }
        return times.stream().sorted().toList();
    }

    /** The answer; fails when it has errors. */
    private CompletionStage<Buffer> answered(String document) {
        return service.ask(document, Map.of()).thenApply(answer -> {
            if (!answer.getString(0, 7).equals("{\"data\"")) {
                throw new IllegalStateException(answer.toString());
            }
            return answer;
        });
    }

    private static String millisOfPercentiles() {
        return "p50 / p99 / p99.9 ms at " + RATE + "/s";
    }

    /** The same question to the records; of the dashboard its figures of loans and repayments. */
    private Supplier<CompletionStage<?>> scan(String question) {
        if (question.equals(DASHBOARD)) {
            return () -> plain.loans("36", "2026-01-01", "2026-06-30").thenCompose(rows -> plain.repayments("36", "2026-01-01", "2026-06-30"));
        }
        return question.startsWith("loans") ? () -> plain.loans("36", FROM, TO, "COUNTY", "MONTH") : () -> plain.repayments("36", FROM, TO, "COUNTY", "MONTH");
    }

    private OpenLoop.Taken overHttp(String document, int seconds) throws InterruptedException {
        Buffer body = JsonObject.of("query", document).toBuffer();
        try (HttpLoad load = new HttpLoad(graphql, CONNECTIONS, () -> body, answer -> answer.toString().startsWith("{\"data\""))) {
            return load.evenly(RATE, seconds);
        }
    }

    /** The first page and one far down, in turns. */
    private void pages(int loans) throws Exception {
        int page = Math.min(10_000, loans / 20 - 1);
        String cursor = null;
        for (int rows = (page - 1) * 20; rows > 0; rows -= 200) {
            JsonObject info = data(service.ask("query ($first: Int, $after: String) { loans(first: $first, after: $after, filter: { division: \"36\" }) { pageInfo { endCursor } } }",
                    variables("first", Math.min(rows, 200), "after", cursor))).getJsonObject("loans");
            cursor = info.getJsonObject("pageInfo").getString("endCursor");
        }
        String document = "query ($after: String) { loans(first: 20, after: $after, filter: { division: \"36\" }) { nodes { contractNo amount disbursedOn status } } }";
        Map<String, Object> after = variables("after", cursor);
        List<Double> first = new ArrayList<>();
        List<Double> far = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            first.add(milliseconds(() -> service.ask(document, Map.of())));
            far.add(milliseconds(() -> service.ask(document, after)));
        }
        double ratio = far.stream().sorted().toList().get(100) / first.stream().sorted().toList().get(100);
        table.cell("page 10,000 of loans (the last where there are fewer) against page 1, median", "page %,d: %.2f".formatted(page, ratio));
    }

    /** After each posting the next answer has it. */
    private void freshness(Postings postings) throws Exception {
        String document = "{ repaymentStatistics(period: { from: \"" + Postings.PAID_ON + "\", to: \"" + Postings.PAID_ON + "\" }, filter: { division: \"" + COUNTY + "\" }) { receivedAmount } }";
        BigDecimal received = received(document);
        try (HttpLoad load = new HttpLoad(graphql, 1, postings::next, Postings::isPosted)) {
            for (int i = 0; i < POSTINGS_CHECKED; i++) {
                load.send().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                received = received.add(new BigDecimal("0.01"));
                assertEquals(received, received(document), "the posting is in the next answer");
            }
        }
        table.cell("postings that were in the next answer, of those checked", POSTINGS_CHECKED + " of " + POSTINGS_CHECKED);
    }

    private BigDecimal received(String document) throws Exception {
        JsonObject row = data(service.ask(document, Map.of())).getJsonArray("repaymentStatistics").getJsonObject(0);
        return new BigDecimal(row.getValue("receivedAmount").toString()).setScale(2);
    }

    private void whilePosting(Postings postings) throws Exception {
        try (HttpLoad load = new HttpLoad(graphql, WRITERS, postings::next, Postings::isPosted)) {
            OpenLoop.Taken[] posted = new OpenLoop.Taken[1];
            Thread writer = new Thread(() -> {
                try {
                    posted[0] = load.evenly(POSTINGS_A_SECOND, 2 * SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            writer.start();
            OpenLoop.Taken taken = overHttp(QUESTIONS.get(DASHBOARD), SECONDS);
            OpenLoop.Taken counties = overHttp(QUESTIONS.values().iterator().next(), SECONDS);
            writer.join();
            String meanwhile = " (" + millisOfPercentiles() + "), over HTTP, while " + POSTINGS_A_SECOND + " postings a second come in";
            table.cell(DASHBOARD + meanwhile, taken.percentiles());
            table.cell(QUESTIONS.keySet().iterator().next() + meanwhile, counties.percentiles());
            table.cell("these postings (p50 / p99 / p99.9 ms)", posted[0].percentiles());
        }
    }

    /** Postings with the triggers that keep roll-ups and without, in turns. Afterwards the roll-ups are wrong. */
    private void writers(Postings postings) throws Exception {
        double with = 0;
        double without = 0;
        try (HttpLoad load = new HttpLoad(graphql, WRITERS, postings::next, Postings::isPosted)) {
            load.peak(SECONDS);
            for (int round = 0; round < ROUNDS; round++) {
                with += load.peak(SECONDS);
                rollups("disable");
                without += load.peak(SECONDS);
                rollups("enable");
            }
        }
        table.cell("postings a second, eight clients: with roll-ups, without; ratio", "%,.0f, %,.0f; %.2f".formatted(with / ROUNDS, without / ROUNDS, with / without));
    }

    private void rollups(String enableOrDisable) {
        fixtures.execute("do $$ declare t record; begin for t in select tgrelid::regclass as relation, tgname from pg_trigger where not tgisinternal and tgname like '%\\_rolled\\_%' loop "
                + "execute format('alter table %s " + enableOrDisable + " trigger %I', t.relation, t.tgname); end loop; end $$");
    }

    private static double median(int times, Supplier<? extends CompletionStage<?>> request) {
        return IntStream.range(0, times).mapToDouble(i -> milliseconds(request)).sorted().toArray()[times / 2];
    }

    private static double milliseconds(Supplier<? extends CompletionStage<?>> request) {
        long start = System.nanoTime();
        request.get().toCompletableFuture().join();
        return (System.nanoTime() - start) / 1e6;
    }

    private static JsonObject data(CompletionStage<Buffer> answer) throws Exception {
        return new JsonObject(answer.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS)).getJsonObject("data");
    }

    private static Map<String, Object> variables(Object... namesAndValues) {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return variables;
    }
}
