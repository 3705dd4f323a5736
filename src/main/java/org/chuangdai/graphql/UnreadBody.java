package org.chuangdai.graphql;

import io.vertx.core.http.HttpServerRequest;

/** What is left of a request's body when it is answered without having been read. */
public final class UnreadBody {

    private UnreadBody() {
    }

    /** Lets it run out; of a body that has been read nothing is left, and over HTTP/2 it may not be asked for. */
    public static void letRunOut(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.resume();
        }
    }
}
