package org.chuangdai.graphql;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;

/**
 * A WebSocket's caller has signed in by the token of its connection_init: told as a CDI event, since no filter of HTTP has seen that token.
 *
 * @param http the upgrade request
 */
public record SocketSignOn(SecurityIdentity caller, RoutingContext http) {
}
