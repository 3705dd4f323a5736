package org.chuangdai.live;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.Test;

/** Loans that others change are told to those who watch them, and nobody is left believing that he has heard of all. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LiveLoansTest extends LiveTest {

    @Test
    void aChangedLoanIsToldAsItIsThen() throws Exception {
        String county = "530124";
        long loan = loan(county, "100000");
        try (LiveClient client = LiveClient.ready().subscribe("c", CHANGES, Map.of("division", county))) {
            watching(client, county);
            fixtures.repayment("LV-D1", loan, "EARLY", "2024-04-15", "100000");
            JsonObject told = client.data("c").getJsonObject("loanChanged");
            assertEquals(contract(-1) + " SETTLED 0.00", told.getString("contractNo") + " " + told.getString("status") + " " + money(told, "balance").setScale(2));
            assertTrue(told.getJsonObject("borrower").getString("name").startsWith("张"), told.encode());
            // A posting of interest alone leaves the loan's row as it was, and is told all the same.
            fixtures.execute("insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest) values ('LV-D2', ?, 'OVERDUE', 'OVERDUE', '2024-05-15', 0, 5)", loan);
            assertEquals(contract(-1), client.data("c").getJsonObject("loanChanged").getString("contractNo"));
            loan("530125", "70000");
            assertNull(client.poll(1_000));
        }
    }

    @Test
    void aChangeThatIsUndoneIsNotTold() throws Exception {
        String county = "530126";
        long loan = loan(county, "100000");
        try (LiveClient client = LiveClient.ready().subscribe("c", CHANGES, Map.of("division", county))) {
            watching(client, county);
            fixtures.execute("do $$ begin update loan set jobs_driven = 9 where id = " + loan + "; raise exception 'undone'; exception when others then null; end $$");
            assertNull(client.poll(1_000));
        }
    }

    @Test
    void manyChangesOfOneLoanAreToldAsFew() throws Exception {
        String county = "530127";
        long loan = loan(county, "300000");
        try (LiveClient client = LiveClient.ready().subscribe("c", CHANGES, Map.of("division", county))) {
            watching(client, county);
            fixtures.execute("""
                    insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest)
                    select 'LV-E' || g, ?, 'SCHEDULED', 'SCHEDULED', '2024-04-15', 1.00, 1 from generate_series(1, 500) g""", loan);
            JsonObject told = client.data("c").getJsonObject("loanChanged");
            assertEquals(new BigDecimal("299500.00"), money(told, "balance").setScale(2));
            assertNull(client.poll(1_000));
        }
    }

    @Test
    void whoSeesPartOfThePlaceHearsOfThatPartAlone() throws Exception {
        long seen = loan("530128", "100000");
        long unseen = loan("530129", "100000");
        try (LiveClient client = LiveClient.ready()) {
            TestCaller.asOfficerOf("530128", () -> {
                client.subscribe("c", CHANGES, Map.of("division", "5301"));
                assertNull(client.poll(500));
                return null;
            });
            watching(client, "5301");
            fixtures.repayment("LV-F1", unseen, "SCHEDULED", "2024-04-15", "1");
            assertNull(client.poll(1_500));
            fixtures.repayment("LV-F2", seen, "SCHEDULED", "2024-04-15", "1");
            assertEquals(contract(-2), client.data("c").getJsonObject("loanChanged").getString("contractNo"));
        }
    }

    /** One statement of many loans is told once, as many; figures follow, and a list of changes ends with RESYNC and can be begun again. */
    @Test
    void anImportDoesNotFlood() throws Exception {
        StringBuilder file = new StringBuilder("contractNo,borrowerKind,borrower,division,bank,amount,termMonths,annualRate,repaymentMethod,guarantee,disbursedOn\n");
        String borrower = Fixtures.identityNumber(9580);
        fixtures.person(9580, "530181");
        for (int i = 0; i < 300; i++) {
            file.append("LVI-").append(i).append(",INDIVIDUAL,").append(borrower).append(",530181,LV-BANK,1000,12,3.0,BULLET,GUARANTEE_FUND,2024-05-06\n");
        }
        try (LiveClient client = LiveClient.ready().subscribe("f", FIGURES, Map.of("division", "530181"))) {
            assertEquals(0, figures(client).getInteger("loanCount"));
            client.subscribe("c", CHANGES, Map.of("division", "530181"));
            watching(client, "530181");
            Thread.sleep(1_500);
            String report = given().contentType("text/csv; charset=UTF-8").body(file.toString().getBytes(StandardCharsets.UTF_8)).post("/api/imports/loans").asString();
            assertTrue(report.contains("\"created\":300"), report);
            boolean ended = false;
            int count = 0;
            while (!ended || count < 300) {
                JsonObject message = client.next();
                if (message.getString("id").equals("c")) {
                    assertEquals("error RESYNC", message.getString("type") + " " + message.getJsonArray("payload").getJsonObject(0).getJsonObject("extensions").getString("code"));
                    ended = true;
                } else {
                    count = message.getJsonObject("payload").getJsonObject("data").getJsonObject("loanStatisticsChanged").getInteger("loanCount");
                }
            }
            assertEquals(300, count);
            client.subscribe("c", CHANGES, Map.of("division", "530181"));
            Thread.sleep(500);
            fixtures.execute("update loan set jobs_driven = 3 where contract_no = 'LVI-7'");
            JsonObject again = client.next();
            assertEquals("LVI-7", again.getJsonObject("payload").getJsonObject("data").getJsonObject("loanChanged").getString("contractNo"));
        }
    }

    /** The connection that listens is cut: figures come again, changes end with RESYNC, and both go on over another connection. */
    @Test
    void nothingIsLostUnnoticedWhenTheConnectionIs() throws Exception {
        String county = "530304";
        long loan = loan(county, "100000");
        try (LiveClient client = LiveClient.ready().subscribe("f", FIGURES, Map.of("division", county)).subscribe("c", CHANGES, Map.of("division", county))) {
            assertEquals(1, figures(client).getInteger("loanCount"));
            watching(client, county);
            Thread.sleep(1_000);
            // In one transaction, so that the change is committed while nobody listens.
            fixtures.execute("do $$ begin perform pg_terminate_backend(pid) from pg_stat_activity where (query like '%live_listener%' or query like '%pg_snapshot_xmin%') "
                    + "and pid <> pg_backend_pid(); perform pg_sleep(0.05); update loan set jobs_driven = 1, amount = 120000 where id = " + loan + "; end $$");
            boolean ended = false;
            BigDecimal disbursed = BigDecimal.ZERO;
            while (!ended || disbursed.intValue() != 120_000) {
                JsonObject message = client.next();
                ended |= message.getString("id").equals("c") && message.encode().contains("RESYNC");
                disbursed = message.getString("id").equals("f") ? money(message.getJsonObject("payload").getJsonObject("data").getJsonObject("loanStatisticsChanged"), "disbursedAmount") : disbursed;
            }
            client.subscribe("c", CHANGES, Map.of("division", county));
            watching(client, county);
            Thread.sleep(500);
            fixtures.repayment("LV-G1", loan, "SCHEDULED", "2024-04-15", "1");
            JsonObject next = client.next();
            assertNotNull(next.getJsonObject("payload").getJsonObject("data"), next.encode());
        }
    }

    /** A writer who began before anybody watched commits afterwards. */
    @Test
    void aWriterWhoBeganBeforeIsNotOverlooked() throws Exception {
        String county = "530322";
        long loan = loan(county, "100000");
        Thread writer = new Thread(() -> fixtures.execute("do $$ begin update loan set amount = 90000 where id = " + loan + "; perform pg_sleep(2); end $$"));
        writer.start();
        Thread.sleep(500);
        try (LiveClient client = LiveClient.ready().subscribe("f", FIGURES, Map.of("division", county)).subscribe("c", CHANGES, Map.of("division", county))) {
            assertEquals(new BigDecimal("100000.00"), money(figures(client), "disbursedAmount").setScale(2));
            boolean ended = false;
            BigDecimal disbursed = BigDecimal.ZERO;
            while (!ended || disbursed.intValue() != 90_000) {
                JsonObject message = client.next();
                ended |= message.getString("id").equals("c") && message.encode().contains("RESYNC");
                disbursed = message.getString("id").equals("f") ? money(message.getJsonObject("payload").getJsonObject("data").getJsonObject("loanStatisticsChanged"), "disbursedAmount") : disbursed;
            }
        }
        writer.join();
    }

    @Test
    void aCommandIsToldToWhoeverWatches() throws Exception {
        String county = "530102";
        loan(county, "100000");
        try (LiveClient client = LiveClient.ready().subscribe("c", CHANGES, Map.of("division", county))) {
            watching(client, county);
            GraphQL.ask("mutation { postRepayment(input: { idempotencyKey: \"LV-H1\", contractNo: \"" + contract(-1) + "\", bankSerialNo: \"LV-H1\", kind: EARLY, paidOn: \"2024-05-01\", "
                    + "principal: 40000, interest: 0 }) { userErrors { code message } repayment { id } } }");
            assertEquals(new BigDecimal("60000.00"), money(client.data("c").getJsonObject("loanChanged"), "balance").setScale(2));
        }
    }
}
