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
    /** Over a limit of depth, size, cost or time. Ask for less at a time. */
    TOO_COSTLY(413),
    /** Contradicts what is recorded. */
    CONFLICT(409),
    /** A subscription may have missed changes and has ended. Read the list again, then subscribe again. */
    RESYNC(409),
    /** The database is out of reach. Try again later. */
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
