package org.chuangdai.graphql;

/** Every fixed limit of the API edge; the README lists them. */
public final class Limits {
    public static final int PAGE_SIZE_DEFAULT = 20;
    public static final int PAGE_SIZE_MAX = 200;
    /** Rows of one statistics answer. */
    public static final int STATISTICS_ROWS_MAX = 10_000;
    public static final int BODY_BYTES_MAX = 1 << 20;
    public static final int DEPTH_MAX = 15;
    public static final int ALIASES_MAX = 50;
    public static final int ROOT_FIELDS_MAX = 20;
    public static final int DIRECTIVES_MAX = 50;
    public static final int TOKENS_MAX = 10_000;
    /** Objects one request may ask for, pages counted with their size. */
    public static final int COST_MAX = 50_000;

    private Limits() {
    }
}
