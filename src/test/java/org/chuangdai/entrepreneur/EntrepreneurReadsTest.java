package org.chuangdai.entrepreneur;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Persons and start-ups, in 青海 (63). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntrepreneurReadsTest {
    @Inject
    Fixtures fixtures;
    @Inject
    Vault vault;

    @BeforeAll
    void twoPersons() {
        long person = fixtures.person(6300, "630102");
        fixtures.execute("update entrepreneur set name = '欧阳春燕', phone_cipher = ?, phone_hash = ? where id = ?", vault.seal(SealedField.PHONE, "13812345678"),
                vault.hash(SealedField.PHONE, "13812345678"), person);
        fixtures.person(6301, "630103");
        long startup = fixtures.startup(6300, person, "630102");
        fixtures.execute("update startup set name = '西宁市春燕农牧专业合作社', registered_on = '2020-05-01' where id = ?", startup);
    }

    @Test
    void personalValuesAreMasked() {
        String number = Fixtures.identityNumber(6300);
        JsonPath answer = ask("query ($number: String) { entrepreneurs(filter: { identityNumber: $number }) { nodes { id name identityNumber phone gender birthYear groups } } }",
                Map.of("number", number));
        assertEquals(List.of("990***********" + number.substring(14)), answer.getList("data.entrepreneurs.nodes.identityNumber"));
        assertEquals(List.of("138****5678"), answer.getList("data.entrepreneurs.nodes.phone"));
        assertEquals(List.of(1990), answer.getList("data.entrepreneurs.nodes.birthYear"));
        assertEquals(List.of(List.of("COLLEGE_GRADUATE")), answer.getList("data.entrepreneurs.nodes.groups"));
        assertFalse(answer.prettify().contains(number));
        String id = answer.getString("data.entrepreneurs.nodes[0].id");
        assertEquals("欧阳春燕", ask("query ($id: ID!) { entrepreneur(id: $id) { name } }", Map.of("id", id)).getString("data.entrepreneur.name"));
    }

    @Test
    void anyPartOfAChineseNameFindsIt() {
        for (String part : List.of("欧", "阳春", "欧阳春燕", " 春燕 ")) {
            assertEquals(List.of("欧阳春燕"), ask("query ($part: String) { entrepreneurs(filter: { division: \"63\", name: $part }) { nodes { name } } }",
                    Map.of("part", part)).getList("data.entrepreneurs.nodes.name"), part);
        }
        assertEquals(0, ask("{ entrepreneurs(filter: { division: \"63\", name: \"燕春\" }) { totalCount } }").getInt("data.entrepreneurs.totalCount"));
        assertEquals(1, ask("{ startups(filter: { division: \"63\", name: \"农牧\" }) { totalCount } }").getInt("data.startups.totalCount"));
    }

    @Test
    void startupsAreFoundByCodeAndByDayOfRegistration() {
        assertEquals("西宁市春燕农牧专业合作社", ask("query ($uscc: String!) { startup(uscc: $uscc) { name founder { name } } }",
                Map.of("uscc", Fixtures.creditCode(6300).toLowerCase())).getString("data.startup.name"));
        assertEquals(1, ask("{ startups(filter: { division: \"63\", registered: { from: \"2020-01-01\" } }) { totalCount } }").getInt("data.startups.totalCount"));
        assertEquals(0, ask("{ startups(filter: { division: \"63\", registered: { to: \"2020-04-30\" } }) { totalCount } }").getInt("data.startups.totalCount"));
        assertNull(ask("{ startup(uscc: \"91350100M000100Y43\") { name } }").get("data.startup"));
    }
}
