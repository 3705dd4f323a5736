package org.chuangdai.signon;

/** Whether requests without a token are let in: never in production, which has no way to say so; the demo and the tests have their own answer. */
public interface Visitors {

    boolean areLetIn();
}
