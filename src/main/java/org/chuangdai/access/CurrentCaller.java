package org.chuangdai.access;

import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;

/** Who asks in this request. Production reads the bearer token; the demo and the tests have a caller of their own. */
public interface CurrentCaller {

    /** The caller; UNAUTHENTICATED when nobody has signed in. */
    Caller caller();

    default Sight sight() {
        return caller().sight();
    }

    /** Refuses a command about a division out of sight with FORBIDDEN. */
    default void requireInSight(String division) {
        if (!sight().covers(DivisionCode.prefix(division))) {
            throw new Refusal(ErrorCode.FORBIDDEN, "区划%s不在您的权限范围内。", "Division %s is outside your sight.", division);
        }
    }
}
