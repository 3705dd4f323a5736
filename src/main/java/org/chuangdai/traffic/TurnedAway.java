package org.chuangdai.traffic;

import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;

/** Not now: the same request may be sent again after a while. */
public final class TurnedAway extends Refusal {
    private final int retryAfterSeconds;

    TurnedAway(ErrorCode code, int retryAfterSeconds, String chinese, String english, Object... arguments) {
        super(code, chinese, english, arguments);
        this.retryAfterSeconds = Math.max(1, retryAfterSeconds);
    }

    /** For the header {@code Retry-After}. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
