package org.chuangdai.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Map;
import org.chuangdai.graphql.Limits;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.Test;

/** Figures follow what others write, exactly, for those who may see them, and are asked for no more often than needed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LiveFiguresTest extends LiveTest {

    @Test
    void figuresComeAtOnceAndAgainWhenSomebodyElseHasWritten() throws Exception {
        String county = "530111";
        long loan = loan(county, "100000");
        try (LiveClient client = LiveClient.ready().subscribe("f", FIGURES, Map.of("division", county))) {
            JsonObject first = figures(client);
            assertEquals("1 1 100000.00 10.00 false", first.getInteger("loanCount") + " " + first.getInteger("borrowerCount") + " " + money(first, "disbursedAmount").setScale(2) + " "
                    + money(first, "balance").setScale(2) + " " + first.getBoolean("suppressed"));
            watching(client, county);
            long posting = fixtures.repayment("LV-A1", loan, "SCHEDULED", "2024-04-15", "4166.67");
            assertEquals(new BigDecimal("9.58"), money(figures(client), "balance").setScale(2));
            fixtures.reversal("LV-A2", posting, "2024-04-15");
            assertEquals(new BigDecimal("10.00"), money(figures(client), "balance").setScale(2));
            loan(county, "50000");
            JsonObject grown = figures(client);
            while (grown.getInteger("loanCount") < 2) {
                grown = figures(client);
            }
            assertEquals(new BigDecimal("150000.00"), money(grown, "disbursedAmount").setScale(2));
            // What changes no figure, and what changes elsewhere, is not told.
            assertNull(client.poll(600));
            fixtures.repayment("LV-A3", loan, "SCHEDULED", "2025-02-15", "1.00");
            loan("530112", "70000");
            assertNull(client.poll(1_500));
        }
    }

    @Test
    void figuresOfAPlaceFollowAllBelowItAndTheExactAnswerComesLast() throws Exception {
        String county = "530113";
        long loan = loan(county, "300000");
        try (LiveClient client = LiveClient.ready().subscribe("f", FIGURES, Map.of("division", "5301"))) {
            BigDecimal before = money(figures(client), "balance");
            watching(client, "5301");
            long start = System.nanoTime();
            for (int i = 1; i <= 100; i++) {
                fixtures.repayment("LV-B" + i, loan, "SCHEDULED", "2024-04-15", "100.00");
            }
            int messages = 0;
            BigDecimal last = before;
            for (JsonObject message = client.poll(2_000); message != null; message = client.poll(2_000)) {
                messages++;
                last = money(message.getJsonObject("payload").getJsonObject("data").getJsonObject("loanStatisticsChanged"), "balance");
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            assertEquals(0, before.subtract(BigDecimal.ONE).compareTo(last), before + " " + last);
            assertTrue(messages >= 1 && messages <= 2 + seconds * 1_000 / Limits.LIVE_INTERVAL_MS, messages + " messages in " + seconds + " s");
        }
    }

    @Test
    void theSameQuestionIsAskedOnceForAll() throws Exception {
        String county = "530114";
        long loan = loan(county, "100000");
        LiveClient[] clients = new LiveClient[10];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = LiveClient.ready().subscribe("f", FIGURES, Map.of("division", county));
            assertEquals(new BigDecimal("10.00"), money(figures(clients[i]), "balance").setScale(2));
        }
        watching(clients[0], county);
        Thread.sleep(1_500);
        assertEquals(1, changes.topicCount());
        long before = database.statementCount();
        fixtures.repayment("LV-C1", loan, "SCHEDULED", "2024-04-15", "10000");
        for (LiveClient client : clients) {
            assertEquals(new BigDecimal("9.00"), money(figures(client), "balance").setScale(2));
        }
        assertEquals(1, database.statementCount() - before);
        for (LiveClient client : clients) {
            client.close();
        }
    }

    @Test
    void figuresOutOfSightAreForbiddenAndBadPeriodsRefused() {
        try (LiveClient client = LiveClient.ready()) {
            TestCaller.asOfficerOf("530115", () -> {
                client.subscribe("f", FIGURES, Map.of("division", "5301"));
                assertEquals("FORBIDDEN", client.errorCode("f"));
                client.subscribe("c", CHANGES, Map.of("division", "530116"));
                assertEquals("FORBIDDEN", client.errorCode("c"));
                return null;
            });
            client.subscribe("x", "subscription { loanStatisticsChanged(division: \"53\", period: { from: \"2024-02-01\", to: \"2024-01-01\" }) { loanCount } }");
            assertEquals("BAD_REQUEST", client.errorCode("x"));
            client.subscribe("y", CHANGES, Map.of("division", "5"));
            assertEquals("BAD_REQUEST", client.errorCode("y"));
        }
    }

    @Test
    void aLoanThatMovesIsMissedWhereItWasAndFoundWhereItIs() throws Exception {
        long loan = loan("530302", "100000");
        try (LiveClient from = LiveClient.ready().subscribe("f", FIGURES, Map.of("division", "530302")); LiveClient to = LiveClient.ready().subscribe("f", FIGURES, Map.of("division", "530303"))) {
            assertEquals("1 0", figures(from).getInteger("loanCount") + " " + figures(to).getInteger("loanCount"));
            watching(from, "530302");
            watching(to, "530303");
            fixtures.execute("update loan set division = '530303000000' where id = ?", loan);
            assertEquals("0 1", figures(from).getInteger("loanCount") + " " + figures(to).getInteger("loanCount"));
        }
    }
}
