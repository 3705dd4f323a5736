package org.chuangdai.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.chuangdai.vault.Migrations.migrate;
import static org.chuangdai.vault.Migrations.url;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.demo.EmbeddedDatabase;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

/** A database of the release before, with people in it, is brought to sealed values. */
class SealWhatIsRecordedTest {
    private static final int PEOPLE = 5_003;
    private static final String SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private final Vault vault = DemoKeys.vault();

    private static void fill(Statement statement) throws SQLException {
        statement.execute("insert into entrepreneur (identity_number, name, phone, division) select '36082219900101' || lpad(i::text, 4, '0'), '张', "
                + "case when i % 3 > 0 then '1391234' || lpad(i::text, 4, '0') end, '360822000000' from generate_series(1, " + PEOPLE + ") i");
        statement.execute("update entrepreneur set phone = '13777777777' where id = 1");
        statement.execute("insert into incubation_base (code, name, division, level, type, status, workstations, accredited_on) "
                + "values ('B', '基地', '360822000000', 'COUNTY', 'COMPREHENSIVE', 'ACCREDITED', 9, '2018-01-01')");
        statement.execute("insert into base_contact (base_id, kind, name, phone) select b.id, 'MENTOR', n, case n when '李' then '13666666666' end from incubation_base b, unnest(array['李', '王']) n");
        statement.execute("insert into command_receipt (caller, operation, idempotency_key, input_hash, result_key) select 'c', 'o', 'k' || i, '" + SHA + "', i from generate_series(1, 4001) i");
    }

    @Test
    void whatIsRecordedIsSealedAndNothingIsLeftInPlain() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
            migrate(database, "023", DemoKeys::vault);
            try (Connection connection = DriverManager.getConnection(url(database), "postgres", "postgres"); Statement statement = connection.createStatement()) {
                fill(statement);
                statement.execute("checkpoint");
                assertTrue(filesWith(statement, "360822199001010002") > 0, "the search finds what is there");
                migrate(database, "024", DemoKeys::vault);
                nothingMoreIsWrittenInPlain(statement);
                // Without keys it does not begin; with them it does what is left.
                assertThrows(FlywayException.class, () -> migrate(database, "026", () -> {
                    throw new BadKeys("没有", "none");
                }));
                statement.execute("update entrepreneur set identity_cipher = '\\x01', identity_hash = decode(repeat('00', 32), 'hex') where id = 7");
                migrate(database, "026", DemoKeys::vault);
                people(statement);
                aroundThem(statement);
                statement.execute("checkpoint");
                for (String plain : List.of("360822199001010002", "13912340002", "13777777777", "13666666666", SHA)) {
                    assertEquals(0, filesWith(statement, plain), plain);
                }
            }
        }
    }

    private void nothingMoreIsWrittenInPlain(Statement statement) {
        for (String write : List.of("insert into entrepreneur (identity_number, name, division) values ('110105194912310021', '赵', '360822000000')",
                "update entrepreneur set phone = '13555555555' where id = 2", "update base_contact set phone = '13555555555'",
                "insert into base_contact (base_id, kind, name, phone) select id, 'STAFF', '钱', '13555555555' from incubation_base")) {
            assertEquals("55000", assertThrows(SQLException.class, () -> statement.execute(write), write).getSQLState());
        }
    }

    private void people(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select id, identity_cipher, identity_hash, phone_cipher, phone_hash from entrepreneur order by id")) {
            int found = 0;
            while (rows.next()) {
                int id = ++found;
                assertEquals(id, rows.getInt(1));
                if (id == 7) {
                    assertArrayEquals(new byte[] {1}, rows.getBytes(2), "what was sealed before it was stopped is left as it is");
                    continue;
                }
                String number = "36082219900101%04d".formatted(id);
                String phone = id == 1 ? "13777777777" : id % 3 > 0 ? "1391234%04d".formatted(id) : null;
                assertEquals(number, vault.open(SealedField.IDENTITY_NUMBER, rows.getBytes(2)));
                assertArrayEquals(vault.hash(SealedField.IDENTITY_NUMBER, number), rows.getBytes(3));
                assertEquals(phone, vault.open(SealedField.PHONE, rows.getBytes(4)));
                assertArrayEquals(vault.hash(SealedField.PHONE, phone), rows.getBytes(5));
            }
            assertEquals(PEOPLE, found);
        }
    }

    private void aroundThem(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select phone_cipher, phone_hash from base_contact order by name")) {
            assertTrue(rows.next());
            assertEquals("13666666666", vault.open(SealedField.CONTACT_PHONE, rows.getBytes(1)));
            assertArrayEquals(vault.hash(SealedField.CONTACT_PHONE, "13666666666"), rows.getBytes(2));
            assertTrue(rows.next());
            assertEquals(null, rows.getBytes(1));
        }
        try (ResultSet rows = statement.executeQuery("select distinct input_hash from command_receipt")) {
            assertTrue(rows.next());
            assertTrue(vault.isReceiptOf(rows.getString(1), SHA));
            assertEquals(false, rows.next());
        }
    }

    /** How many files of tables and indexes hold these characters. */
    private static long filesWith(Statement statement, String plain) throws SQLException {
        List<String> files = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select pg_relation_filepath(oid) from pg_class where relkind in ('r', 'i', 't', 'm') and not relisshared and relname !~ '^division'")) {
            while (rows.next()) {
                files.add(rows.getString(1));
            }
        }
        long found = 0;
        for (String file : files) {
            try (ResultSet rows = statement.executeQuery("select pg_read_binary_file('" + file + "')")) {
                rows.next();
                found += new String(rows.getBytes(1), StandardCharsets.ISO_8859_1).contains(plain) ? 1 : 0;
            }
        }
        return found;
    }
}
