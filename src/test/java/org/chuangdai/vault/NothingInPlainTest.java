package org.chuangdai.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.chuangdai.demo.OwnerConnection;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.transfer.Sheets;
import org.chuangdai.transfer.Upload;
import org.junit.jupiter.api.Test;

/** Identity numbers and phones go in by every way there is, and no table has one. In 西藏 (54). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NothingInPlainTest {
    private static final String PERSON = Fixtures.identityNumber(5410);
    private static final String OTHER = Fixtures.identityNumber(5411);
    private static final String PHONE = "13254105410";
    private static final String OFFICE = "13254115411";

    @Inject
    DataSource dataSource;
    @Inject
    Fixtures fixtures;
    @Inject
    Sheets sheets;

    @Test
    void noTableHoldsAnIdentityNumberOrAPhone() throws Exception {
        fixtures.bank("VT-BANK");
        fixtures.base("VT-BASE", "540102", 5);
        imported("entrepreneurs", "identityNumber,name,phone,division", PERSON + ",张," + PHONE + ",540102", OTHER + ",李,,540102");
        imported("base-contacts", "base,kind,name,phone", "VT-BASE,创业导师,孙," + OFFICE);
        imported("loans", "contractNo,borrowerKind,borrower,division,bank,amount,termMonths,annualRate,repaymentMethod,guarantee,disbursedOn",
                "VT-1,INDIVIDUAL," + PERSON + ",540102,VT-BANK,50000,24,4.35,EQUAL_PRINCIPAL,GUARANTEE_FUND,2021-03-01");
        imported("subsidies", "reference,kind,division,payeeKind,payee,amount,paidOn", "VT-S1,一次性创业补贴,540102,创业者," + PERSON.toLowerCase() + ",5000,2022-07-01");
        imported("workstations", "base,entrepreneur,appliedOn,workstations,status,decidedOn", "VT-BASE," + PERSON + ",2022-02-01,1,审核通过,2022-02-10");
        // A person's number where a base's code belongs, and a person who is not recorded.
        Upload.csv("subsidies", "reference,kind,division,payeeKind,payee,amount,paidOn", "VT-S2,一次性创业补贴,540102,基地," + OTHER + ",5000,2022-07-01",
                "VT-S3,一次性创业补贴,540102,创业者," + Fixtures.identityNumber(5419) + ",5000,2022-07-01");
        GraphQL.post("mutation ($input: ApplyForLoanInput!) { applyForLoan(input: $input) { userErrors { code } } }", Map.of("input", Map.of("idempotencyKey", "VT-A", "identityNumber", OTHER,
                "borrowerKind", "INDIVIDUAL", "division", "540102", "bank", "VT-BANK", "amount", 50000, "termMonths", 24, "annualRate", 4.0, "repaymentMethod", "EQUAL_PRINCIPAL", "guarantee", "GUARANTEE_FUND")));
        List<String> columns = columns();
        assertTrue(columns.size() > 300, "looked into " + columns.size() + " columns");
        for (String plain : List.of(PERSON, OTHER, PHONE, OFFICE, Fixtures.identityNumber(5419))) {
            assertEquals(List.of(), holding(columns, plain.substring(0, Math.min(17, plain.length()))), plain);
        }
        assertTrue(holding(columns, "VT-BASE").contains("incubation_base code"), "the search finds what is there");
    }

    private static void imported(String kind, String... lines) {
        assertEquals(List.of(), Upload.problems(Upload.csv(kind, lines)), kind);
        assertEquals((lines.length - 1) + " unchanged", Upload.counts(Upload.csv(kind, lines)).replaceAll(".*updated, (.*), .*", "$1"), kind + " again");
    }

    private List<String> columns() throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = OwnerConnection.open(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                select c.oid::regclass || ' ' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.relkind in ('r', 'p', 'm', 'v') and c.relnamespace::regnamespace::text !~ '^(pg_catalog|information_schema|pg_toast|pg_temp)' order by 1""")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }

    private List<String> holding(List<String> columns, String plain) throws SQLException {
        List<String> found = new ArrayList<>();
        String hex = HexFormat.of().formatHex(plain.getBytes(StandardCharsets.US_ASCII));
        try (Connection connection = OwnerConnection.open(); Statement statement = connection.createStatement()) {
            for (String column : columns) {
                String[] parts = column.split(" ");
                String sql = "select exists (select from %1$s where upper(\"%2$s\"::text) like '%%%3$s%%' or \"%2$s\"::text like '%%%4$s%%')".formatted(parts[0], parts[1], plain, hex);
                try (ResultSet rows = statement.executeQuery(sql)) {
                    rows.next();
                    if (rows.getBoolean(1)) {
                        found.add(column);
                    }
                }
            }
        }
        return found;
    }

    @Test
    void everyColumnThatIsMaskedIsSealedOnItsWay() {
        List<String> plain = sheets.all().stream().flatMap(sheet -> sheet.columns().stream().filter(column -> column.mask() != null && column.sealed() == null)
                .map(column -> sheet.kind() + "." + column.name())).toList();
        assertEquals(List.of("subsidies.payee"), plain, "of a payee the sheet hides what is a person's");
    }

    @Test
    void aValueThatWasTamperedWithIsAnInternalErrorThatSaysNothingOfIt() {
        long person = fixtures.person(5420, "540102");
        long other = fixtures.person(5421, "540102");
        String number = Fixtures.identityNumber(5420);
        for (String tampering : List.of("set_byte(identity_cipher, octet_length(identity_cipher) - 20, get_byte(identity_cipher, octet_length(identity_cipher) - 20) # 1)", "phone_cipher", "'\\x00'")) {
            fixtures.execute("update entrepreneur e set identity_cipher = " + tampering + " where id = ?", person);
            Response answer = GraphQL.post("query ($number: String) { entrepreneurs(filter: { identityNumber: $number }) { nodes { name identityNumber } } }", Map.of("number", number));
            assertEquals("INTERNAL", answer.jsonPath().getString("errors[0].extensions.code"), answer.asString());
            assertFalse(answer.asString().contains(number.substring(0, 6)) || answer.asString().contains("cipher") || answer.asString().contains("demo"), answer.asString());
            fixtures.execute("delete from entrepreneur where id = ?", person);
            person = fixtures.person(5420, "540102");
        }
        fixtures.execute("delete from entrepreneur where id in (?, ?)", person, other);
    }
}
