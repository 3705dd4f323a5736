package org.chuangdai.graphql;

/** Every fixed limit of the API edge; the README lists them. */
public final class Limits {
    public static final int PAGE_SIZE_DEFAULT = 20;
    public static final int PAGE_SIZE_MAX = 200;
    /** Rows of one statistics answer. */
    public static final int STATISTICS_ROWS_MAX = 10_000;
    /** Rows of one statistics answer that the database may build before it drops the empty ones. */
    public static final int STATISTICS_BUILT_ROWS_MAX = 500_000;
    public static final int BODY_BYTES_MAX = 1 << 20;
    /** How long the body of a GraphQL request may take to come. */
    public static final int BODY_MS_MAX = 10_000;
    /** A file that is sent has to bring so many bytes in each such time that is spent waiting for it. */
    public static final int UPLOAD_WINDOW_MS = 30_000;
    public static final int UPLOAD_BYTES_PER_WINDOW_MIN = 30_000;
    /** Callers whose budgets are known at once; those least in use go first. */
    public static final int CALLERS_KEPT_MAX = 10_000;
    /** Registered documents whose text is kept, and how long it is kept that there is none under a hash. */
    public static final int TRUSTED_DOCUMENTS_KEPT_MAX = 2_000;
    public static final int UNKNOWN_DOCUMENT_KEPT_MS = 5_000;
    public static final int DEPTH_MAX = 15;
    public static final int ALIASES_MAX = 50;
    public static final int ROOT_FIELDS_MAX = 20;
    public static final int DIRECTIVES_MAX = 50;
    public static final int TOKENS_MAX = 10_000;
    /** Fields of one operation with its fragments spread out, the same field as often as it stands there. */
    public static final int FIELDS_MAX = 2_000;
    /** Digits of a number in a document, and the largest power of ten of a number anywhere in a request. */
    public static final int NUMBER_DIGITS_MAX = 60;
    /** Parsed documents kept, the least recently used go first; longer ones than this are not kept. */
    public static final int DOCUMENTS_KEPT_MAX = 500;
    public static final int DOCUMENT_KEPT_CHARACTERS_MAX = 20_000;
    /** Elements that a list without a page size is taken to have when a request's cost is estimated. */
    public static final int LIST_SIZE_ESTIMATE = 20;
    /** Objects one request may ask for, pages counted with their size. */
    public static final int COST_MAX = 50_000;
    /** WebSockets open at once in one process, and subscriptions of one of them. */
    public static final int SOCKETS_MAX = 1_000;
    public static final int SUBSCRIPTIONS_OF_SOCKET_MAX = 20;
    /** WebSockets open at once in one process whose caller has not signed in yet. */
    public static final int SOCKETS_UNKNOWN_MAX = 200;
    /** How long a WebSocket may take until its connection_init. */
    public static final int SOCKET_INIT_MS_MAX = 3_000;
    /** A WebSocket is asked so often whether it is still there, and closed when it has said nothing until the next time. */
    public static final int SOCKET_PING_MS = 30_000;
    /** How long a WebSocket may leave unread what was sent to it. */
    public static final int SOCKET_UNREAD_MS_MAX = 10_000;
    /** Between two answers to the same question of a subscription. */
    public static final int LIVE_INTERVAL_MS = 500;
    /** Questions of subscriptions that are asked at the same time in one process. */
    public static final int LIVE_QUESTIONS_AT_ONCE = 4;
    /** Changed loans that wait for one subscription to read them. */
    public static final int LIVE_LOANS_PENDING_MAX = 200;
    /** Personal values that one request may ask for unmasked. */
    public static final int UNMASKED_VALUES_MAX = 50;
    /** Days of the audit log that one list may span. */
    public static final int AUDIT_DAYS_MAX = 366;

    /** Characters of a bearer token with its scheme. */
    public static final int TOKEN_CHARACTERS_MAX = 8_192;
    /** Verified tokens kept in one process, and how long until they are verified again. */
    public static final int TOKENS_KEPT_MAX = 5_000;
    public static final int TOKEN_KEPT_MS = 60_000;
    /** How long a request waits for the issuer's answer about a token. */
    public static final int ISSUER_MS_MAX = 5_000;

    /** How long a caller waits for a command, longer than its statements may take: its commit may be waiting for a standby that is away. */
    public static final int COMMAND_MS_MAX = 60_000;
    /** When a caller may come again whom the database could not serve. */
    public static final int RETRY_AFTER_SECONDS = 2;

    private Limits() {
    }
}
