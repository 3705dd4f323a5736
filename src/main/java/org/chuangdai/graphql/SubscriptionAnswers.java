package org.chuangdai.graphql;

import jakarta.enterprise.context.RequestScoped;

/** What the resolver of a subscription wants of its answers. */
@RequestScoped
public class SubscriptionAnswers {
    private boolean onlyDifferent;

    /** An answer that reads as the one sent before it is not sent: for figures, not for events. */
    public void onlyWhenDifferent() {
        onlyDifferent = true;
    }

    boolean areOnlyDifferent() {
        return onlyDifferent;
    }
}
