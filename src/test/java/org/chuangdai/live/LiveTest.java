package org.chuangdai.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.chuangdai.graphql.GraphQLSockets;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.LiveClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of subscriptions share. Records are written by plain SQL over connections of their own, as another process would. */
abstract class LiveTest {
    static final String FIGURES = "subscription ($division: String!) { loanStatisticsChanged(division: $division, period: { from: \"2024-01-01\", to: \"2024-12-31\" }) "
            + "{ loanCount borrowerCount disbursedAmount balance(unit: WAN) suppressed } }";
    static final String CHANGES = "subscription ($division: String!) { loanChanged(division: $division) { contractNo status balance borrower { name } } }";
    private static int number = 9500;
    private static long bank;

    @Inject
    Fixtures fixtures;
    @Inject
    LoanChanges changes;
    @Inject
    GraphQLSockets sockets;
    @Inject
    Database database;

    @BeforeEach
    void bank() {
        if (bank == 0) {
            bank = fixtures.bank("LV-BANK");
        }
    }

    @AfterEach
    void nothingIsLeftOpen() throws InterruptedException {
        for (int i = 0; i < 100 && (sockets.openSockets() + changes.topicCount() > 0 || listeners("") > 0); i++) {
            Thread.sleep(100);
        }
        assertEquals("0 sockets, 0 topics, 0 listeners", sockets.openSockets() + " sockets, " + changes.topicCount() + " topics, " + listeners("") + " listeners");
    }

    private long listeners(String place) {
        return fixtures.insert("select count(*) from live_listener where division like ? || '%'", place);
    }

    /** Waits until writers see that the place is watched. */
    LiveClient watching(LiveClient client, String place) throws InterruptedException {
        for (int i = 0; i < 200 && listeners(place) == 0; i++) {
            Thread.sleep(50);
        }
        assertEquals(1, listeners(place));
        return client;
    }

    static String contract(int offset) {
        return "LV-" + (number + offset);
    }

    long loan(String division, String amount) {
        int own = number++;
        return fixtures.loan("LV-" + own, fixtures.person(own, division), null, null, division, bank, amount, "2024-03-15");
    }

    static JsonObject figures(LiveClient client) {
        return client.data("f").getJsonObject("loanStatisticsChanged");
    }

    static BigDecimal money(JsonObject figures, String name) {
        return new BigDecimal(figures.getValue(name).toString());
    }
}
