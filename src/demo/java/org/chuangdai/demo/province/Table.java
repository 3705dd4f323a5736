package org.chuangdai.demo.province;

/** The tables that the demo province fills, with the columns it writes. */
public enum Table {
    BANK("bank", "id, code, name"),
    INCUBATION_BASE("incubation_base", "id, code, name, division, level, demonstration, type, status, operator_name, operator_uscc, area_square_metres, workstations, accredited_on, valid_until, recorded_at"),
    ACCREDITATION("accreditation", "id, base_id, title, level, authority, year, granted_on, valid_until, recorded_at"),
    CREDIT_COMMUNITY("credit_community", "id, division, level, granted_on, revoked_on"),
    ENTREPRENEUR("entrepreneur", "id, identity_cipher, identity_hash, name, phone_cipher, phone_hash, division, borrower_groups, graduated_on"),
    STARTUP("startup", "id, uscc, name, kind, founder_id, division, industry, registered_on, employees, recorded_at"),
    RESIDENCY("residency", "id, base_id, startup_id, admitted_on, agreed_until, left_on, exit, employees, recorded_at"),
    INCUBATION_SERVICE("incubation_service", "id, base_id, startup_id, kind, served_on, recorded_at"),
    SUBSIDY("subsidy", "id, reference, kind, division, base_id, startup_id, entrepreneur_id, borrower_group, amount, paid_on, recorded_at"),
    LOAN("loan", "id, contract_no, product, borrower_kind, borrower_id, startup_id, base_id, division, bank_id, amount, term_months, annual_rate, repayment_method,"
            + " guarantee, sequence, borrower_group, jobs_driven, agricultural, poverty_related, applied_on, disbursed_on, matures_on, recorded_at,"
            + " status, borrower_paid, compensated, recovered, written_off, next_due_on, settled_on, posted_from, posted_until"),
    INSTALMENT("instalment", "loan_id, number, due_on, principal, interest, cumulative_principal, recorded_at"),
    REPAYMENT("repayment", "id, bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest, penalty, reversal_of, recorded_at"),
    TARGET("target", "id, division, indicator, year, value, recorded_at"),
    INDICATOR_VALUE("indicator_value", "id, division, code, from_on, to_on, value, unit, qualifier, source, recorded_at");

    private final String tableName;
    private final String columns;

    Table(String tableName, String columns) {
        this.tableName = tableName;
        this.columns = columns;
    }

    public String tableName() {
        return tableName;
    }

    /** Comma-separated, in the order of the cells. */
    public String columns() {
        return columns;
    }

    /** Whether its id comes from a sequence, which has to be moved past the rows written. */
    public boolean hasIdentity() {
        return columns.startsWith("id,");
    }
}
