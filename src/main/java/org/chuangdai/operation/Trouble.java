package org.chuangdai.operation;

import io.vertx.pgclient.PgException;

/** A failure as a probe names it: PostgreSQL's code, or the kind of failure. Messages may hold addresses, users and values. */
final class Trouble {
    private Trouble() {
    }

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return "SQLSTATE " + refused.getSqlState();
            }
        }
        return failure.getClass().getSimpleName();
    }
}
