package org.chuangdai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.vault.Migrations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The schema can be spread over machines by the prefecture of the loan, as the README ("Beyond one machine") says: what belongs to a loan hangs on it by
 * {@code loan_id} and on nothing else that would be spread, and what stands in the way is known. A new table, key or reference has to be placed here.
 */
class DistributionTest {
    /** Rows of one loan: they go where their loan goes. */
    private static final Set<String> OF_LOANS = Set.of("loan", "loan_past", "instalment", "instalment_past", "repayment", "disbursement", "loan_event", "interest_subsidy");
    /** Rows of a loan at one remove. */
    private static final Set<String> BELOW = Set.of("interest_subsidy_share", "interest_subsidy_event");
    /** What every machine has a copy of, because rows of loans refer to it: small beside them, and changed seldom. */
    private static final Set<String> COPIED = Set.of("division", "bank", "entrepreneur", "startup", "incubation_base", "batch_guarantee", "credit_community");
    /** References that would lead from one machine to another, and have to go before. */
    private static final Set<String> IN_THE_WAY = Set.of("loan.renewal_of -> loan", "loan_event.resolution_id -> meeting_resolution", "meeting_resolution.loan_id -> loan", "follow_up.loan_id -> loan",
            "interest_subsidy_share.subsidy_id -> interest_subsidy", "interest_subsidy_event.subsidy_id -> interest_subsidy", "interest_subsidy_event.batch_id -> interest_subsidy_batch");
    /** Keys of one loan's rows that are unique over all prefectures and do not name the loan: ids widen by the prefecture, the others want a register as postings have one. */
    private static final Set<String> UNIQUE_OVER_ALL = Set.of("loan(id)", "loan(contract_no)", "loan(borrower_id,product)", "loan(renewal_of)", "loan_past(id,known_until)", "repayment(id,paid_on)",
            "disbursement(id)", "disbursement(bank_serial_no)", "loan_event(id)", "loan_event(resolution_id)", "interest_subsidy(id)", "interest_subsidy_share(subsidy_id,level)",
            "interest_subsidy_event(batch_id,subsidy_id)");
    private static EmbeddedDatabase database;
    private static Connection connection;

    @BeforeAll
    static void schema() throws SQLException {
        database = EmbeddedDatabase.temporary();
        Migrations.migrate(database, "latest", DemoKeys::vault);
        connection = DriverManager.getConnection(Migrations.url(database), "postgres", "postgres");
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        database.close();
    }

    private static Set<String> all(String sql) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static String names(Collection<String> tables) {
        return tables.stream().map(table -> "'" + table + "'").collect(Collectors.joining(", ", "(", ")"));
    }

    private static final String REFERENCES = """
            select c.conrelid::regclass::text as of, (select string_agg(a.attname, ',') from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (c.conkey)) as columns,
              c.confrelid::regclass::text as to from pg_constraint c where c.contype = 'f' and c.conparentid = 0 and c.connamespace = 'public'::regnamespace""";

    @Test
    void referencesStayWithTheLoanOrLeadToCopies() throws SQLException {
        Set<String> spread = new TreeSet<>(OF_LOANS);
        spread.addAll(BELOW);
        assertEquals(new TreeSet<>(IN_THE_WAY), all("select r.of || '.' || r.columns || ' -> ' || r.to from (" + REFERENCES + ") r where (r.of in " + names(spread) + " or r.to in " + names(spread)
                + ") and not (r.columns = 'loan_id' and r.to = 'loan' and r.of in " + names(OF_LOANS) + ") and not (r.of in " + names(spread) + " and r.to in " + names(COPIED) + ")"));
    }

    @Test
    void copiesReferToCopiesAlone() throws SQLException {
        assertEquals(Set.of(), all("select r.of || '.' || r.columns || ' -> ' || r.to from (" + REFERENCES + ") r where r.of in " + names(COPIED) + " and r.to not in " + names(COPIED)));
    }

    @Test
    void everyRowOfALoanNamesIt() throws SQLException {
        assertEquals(OF_LOANS.stream().filter(table -> !table.startsWith("loan") || table.equals("loan_event")).collect(Collectors.toCollection(TreeSet::new)),
                all("select a.attrelid::regclass::text from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') "
                        + "and not c.relispartition and a.attname = 'loan_id' and a.attnotnull and c.relname not in ('repayment_register')"));
    }

    @Test
    void keysThatAreUniqueOverAllAreKnown() throws SQLException {
        Set<String> spread = new TreeSet<>(OF_LOANS);
        spread.addAll(BELOW);
        assertEquals(new TreeSet<>(UNIQUE_OVER_ALL), all("""
                select k.key from (
                  select i.indrelid::regclass || '(' || (select string_agg(a.attname, ',' order by array_position(i.indkey::int2[], a.attnum)) from pg_attribute a
                    where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])) || ')' as key, i.indrelid::regclass::text as of
                  from pg_index i where i.indisunique) k
                where k.of in %s and strpos(k.key, 'loan_id') = 0""".formatted(names(spread))));
    }
}
