package org.chuangdai.signon;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/** Production: nobody without a token. */
@ApplicationScoped
@DefaultBean
class NoVisitors implements Visitors {

    @Override
    public boolean areLetIn() {
        return false;
    }
}
