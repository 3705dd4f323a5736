package org.chuangdai.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chuangdai.access.Caller;
import org.chuangdai.access.Sight;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the database shows under the scopes of several callers; loans RS- in 云南 (53), statements without conditions of their own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowScopeTest {
    private static final int TURNS = 400;
    @Inject
    Fixtures fixtures;
    @Inject
    Database database;

    @BeforeAll
    void loansOfTwoPrefecturesAndTwoBanks() {
        long first = fixtures.bank("RS-BANK-1");
        long second = fixtures.bank("RS-BANK-2");
        for (int i = 0; i < 6; i++) {
            String division = i < 2 ? "530102" : "530302";
            fixtures.loan("RS-" + i, fixtures.person(5300 + i, division), null, null, division, i < 5 ? first : second, "100000", "2024-01-01");
        }
    }

    @Test
    void callersWhoTakeTurnsOnTheConnectionsSeeTheirOwnRowsAlone() {
        List<RowScope> scopes = List.of(Sight.ofPlace("5301").scope(), bank("RS-BANK-1"), Sight.ofPlace("5303").scope(), RowScope.NONE, bank("RS-BANK-2"), Sight.ofPlace("53").scope(), bank("RS-BANK-3"));
        List<Integer> expected = List.of(2, 5, 4, 0, 1, 6, 0);
        List<Uni<Integer>> asked = new ArrayList<>();
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            asked.add(seen(scopes.get(i % scopes.size())));
            answers.add(expected.get(i % scopes.size()));
        }
        assertEquals(answers, Uni.join().all(asked).andFailFast().await().indefinitely());
    }

    @Test
    void aBankRecordedLaterIsSeenFromThenOn() {
        assertEquals(0, seen(bank("RS-BANK-9")).await().indefinitely());
        fixtures.loan("RT-9", fixtures.person(5309, "530102"), null, null, "530102", fixtures.bank("RS-BANK-9"), "100000", "2024-01-01");
        assertEquals(List.of("RT-9"), database.under(bank("RS-BANK-9")).list(Sql.of("select contract_no from loan"), Cells::text).await().indefinitely());
    }

    @Test
    void whoSeesTheSameRowsHasTheSameScope() {
        RowScope officer = scope("officer", "53", null);
        assertEquals(officer, scope("officer", "53", "RS-OFFICE"));
        assertEquals(officer, scope("admin", "53", "RS-OTHER"));
        assertEquals(5, Set.of(officer, scope("officer", "5301", null), scope("bank", "53", "RS-BANK-1"), scope("bank", "53", "RS-BANK-2"), scope("base-operator", "53", "RS-BANK-2")).size());
    }

    private Uni<Integer> seen(RowScope scope) {
        return database.under(scope).list(Sql.of("select count(*)::int from loan where contract_no like 'RS-%'"), Cells::integer).map(counts -> counts.get(0));
    }

    private static RowScope bank(String code) {
        return scope("bank", null, code);
    }

    private static RowScope scope(String role, String division, String organisation) {
        return Caller.signedIn("rs-" + role, "测试", Set.of(role), division, organisation, null).sight().scope();
    }
}
