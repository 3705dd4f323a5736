package org.chuangdai.policy;

/** Reads of guarantee funds. */
final class FundStore {
    /** Over {@code loan l}: no fund of a place below this one (12 digits, given twice) stands nearer to the loan. */
    static final String NO_NEARER_FUND = """
            not exists (select from guarantee_fund n where n.division > ? and n.division <= division_last(?) and l.division between n.division and division_last(n.division))""";

    private FundStore() {
    }
}
