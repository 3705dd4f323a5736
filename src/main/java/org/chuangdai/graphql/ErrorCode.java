package org.chuangdai.graphql;

/** Every code an error of the API carries in {@code extensions.code}, with the HTTP status it has outside GraphQL. */
public enum ErrorCode {
    /** The request itself is wrong: syntax, types, arguments. Correct it. */
    BAD_REQUEST(400),
    /** No valid token. Sign in. */
    UNAUTHENTICATED(401),
    /** Signed in, but not allowed. Ask an administrator for the role. */
    FORBIDDEN(403),
    /** Nothing there under this address. */
    NOT_FOUND(404),
    /** The document is not registered, or only registered ones are served. Register it. */
    UNKNOWN_DOCUMENT(400),
    /** The caller's budget of requests or cost is used up for now. Try again after Retry-After. */
    TOO_MANY_REQUESTS(429),
    /** Over a limit of depth, size, cost or time. Ask for less at a time. */
    TOO_COSTLY(413),
    /** Contradicts what is recorded. */
    CONFLICT(409),
    /** A subscription may have missed changes and has ended. Read the list again, then subscribe again. */
    RESYNC(409),
    /** The database is out of reach, or too much is going on. Try again later. */
    UNAVAILABLE(503),
    /** A fault of the service; the message carries the id under which the log has it. */
    INTERNAL(500);

    private final int httpStatus;

    ErrorCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
