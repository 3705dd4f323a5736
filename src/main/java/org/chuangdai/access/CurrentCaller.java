package org.chuangdai.access;

/** Who asks in this request. Production reads the bearer token; the demo and the tests have a caller of their own. */
public interface CurrentCaller {

    /** The caller; UNAUTHENTICATED when nobody has signed in. */
    Caller caller();

    default Sight sight() {
        return caller().sight();
    }

    /** What statistics of the caller are made of. */
    default Sight figures() {
        return caller().figures();
    }
}
