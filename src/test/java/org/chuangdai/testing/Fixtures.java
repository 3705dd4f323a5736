package org.chuangdai.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.demo.OwnerConnection;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.entrepreneur.CreditCode;
import org.chuangdai.entrepreneur.IdentityNumber;
import org.chuangdai.loan.RepaymentMethod;
import org.chuangdai.repayment.Schedule;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;

/** Records for tests, straight into the tables. Each test class keeps to divisions and code prefixes of its own. */
@ApplicationScoped
public class Fixtures {
    private final Vault vault;
    private Connection connection;

    @Inject
    public Fixtures(Vault vault) {
        this.vault = vault;
    }

    /** The owner's: row-level security does not hold it. */
    private synchronized Connection connection() throws SQLException {
        if (connection == null || !connection.isValid(5)) {
            connection = OwnerConnection.open();
        }
        return connection;
    }

    /** Runs a statement that returns one number, as an id. */
    public long insert(String sql, Object... values) {
        try (PreparedStatement statement = prepare(connection(), sql, values)) {
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public void execute(String sql, Object... values) {
        try (PreparedStatement statement = prepare(connection(), sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    public long bank(String code) {
        return insert("insert into bank (code, name) values (?, ?) returning id", code, "银行" + code);
    }

    /** A person whose identity number belongs to no division and so to nobody. */
    public static String identityNumber(int number) {
        String first17 = "9900001990010%04d".formatted(number).substring(0, 17);
        return first17 + IdentityNumber.checkDigit(first17);
    }

    public static String creditCode(int number) {
        String first17 = "91990000MA%07d".formatted(number);
        return first17 + CreditCode.checkDigit(first17);
    }

    public long person(int number, String division) {
        String identity = identityNumber(number);
        String phone = "1380000%04d".formatted(number);
        return insert("""
                insert into entrepreneur (identity_cipher, identity_hash, name, phone_cipher, phone_hash, division, borrower_groups)
                values (?, ?, ?, ?, ?, ?, '{COLLEGE_GRADUATE}') returning id""", vault.seal(SealedField.IDENTITY_NUMBER, identity), vault.hash(SealedField.IDENTITY_NUMBER, identity),
                "张" + number, vault.seal(SealedField.PHONE, phone), vault.hash(SealedField.PHONE, phone), DivisionCode.full(division));
    }

    /** Persons without a phone, many at once, in the order of their numbers; their ids. */
    public Long[] persons(List<String> identityNumbers, String name, String division, String groups) {
        byte[][] ciphers = identityNumbers.stream().map(number -> vault.seal(SealedField.IDENTITY_NUMBER, number)).toArray(byte[][]::new);
        byte[][] hashes = identityNumbers.stream().map(number -> vault.hash(SealedField.IDENTITY_NUMBER, number)).toArray(byte[][]::new);
        try (Connection connection = OwnerConnection.open(); PreparedStatement statement = prepare(connection, """
                with written as (insert into entrepreneur (identity_cipher, identity_hash, name, division, borrower_groups)
                  select v.cipher, v.hash, ?, ?, ?::text[] from unnest(?::bytea[], ?::bytea[]) with ordinality v (cipher, hash, place) order by v.place returning id)
                select array_agg(id order by id) from written""", name, DivisionCode.full(division), groups,
                connection.createArrayOf("bytea", ciphers), connection.createArrayOf("bytea", hashes)); ResultSet rows = statement.executeQuery()) {
            rows.next();
            return (Long[]) rows.getArray(1).getArray();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of the person with this identity number. */
    public long personOf(String identityNumber) {
        return insert("select id from entrepreneur where identity_hash = ?", (Object) vault.hash(SealedField.IDENTITY_NUMBER, identityNumber));
    }

    public long startup(int number, long founder, String division) {
        return insert("insert into startup (uscc, name, kind, founder_id, division, employees) values (?, ?, 'ENTERPRISE', ?, ?, 5) returning id",
                creditCode(number), "企业" + number, founder, DivisionCode.full(division));
    }

    public long base(String code, String division, int workstations) {
        return insert("""
                insert into incubation_base (code, name, division, level, type, status, workstations, accredited_on)
                values (?, ?, ?, 'COUNTY', 'COMPREHENSIVE', 'ACCREDITED', ?, '2018-01-01') returning id""",
                code, "基地" + code, DivisionCode.full(division), workstations);
    }

    public long residency(long base, long startup, String admittedOn, String leftOn) {
        return insert("insert into residency (base_id, startup_id, admitted_on, left_on, exit, employees) values (?, ?, ?, ?, ?, 3) returning id",
                base, startup, LocalDate.parse(admittedOn), leftOn == null ? null : LocalDate.parse(leftOn), leftOn == null ? null : "GRADUATED");
    }

    /** A two-year loan at 4.35 % with its schedule. */
    public long loan(String contractNo, long borrower, Long startup, Long base, String division, long bank, String amountYuan, String disbursedOn) {
        LocalDate day = LocalDate.parse(disbursedOn);
        BigDecimal amount = new BigDecimal(amountYuan);
        List<Schedule.Line> lines = Schedule.of(amount, new BigDecimal("4.35"), 24, RepaymentMethod.EQUAL_PRINCIPAL, day);
        long loan = insert("""
                insert into loan (contract_no, product, borrower_kind, borrower_id, startup_id, base_id, division, bank_id, amount, term_months, annual_rate,
                  repayment_method, guarantee, sequence, borrower_group, jobs_driven, disbursed_on, matures_on, next_due_on)
                values (?, 'STARTUP_GUARANTEED', 'INDIVIDUAL', ?, ?, ?, ?, ?, ?, 24, 4.35, 'EQUAL_PRINCIPAL', 'GUARANTEE_FUND', 1, 'COLLEGE_GRADUATE', 2, ?, ?, ?)
                returning id""", contractNo, borrower, startup, base, DivisionCode.full(division), bank, amount, day, day.plusMonths(24), lines.get(0).dueOn());
        for (Schedule.Line line : lines) {
            execute("insert into instalment values (?, ?, ?, ?, ?, ?)", loan, line.number(), line.dueOn(), line.principal(), line.interest(), line.cumulativePrincipal());
        }
        return loan;
    }

    public long repayment(String serialNo, long loan, String kind, String paidOn, String principalYuan) {
        return insert("insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest) values (?, ?, ?, ?, ?, ?, 1) returning id",
                serialNo, loan, kind, kind, LocalDate.parse(paidOn), new BigDecimal(principalYuan));
    }

    public long reversal(String serialNo, long reversed, String paidOn) {
        return insert("""
                insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest, penalty, reversal_of)
                select ?, loan_id, 'REVERSAL', kind, ?, principal, interest, penalty, id from repayment where id = ? returning id""",
                serialNo, LocalDate.parse(paidOn), reversed);
    }
}
