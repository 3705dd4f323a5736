package org.chuangdai.operation;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.chuangdai.audit.AuditKind;
import org.chuangdai.graphql.GraphQLSockets;
import org.chuangdai.signon.Issuers;
import org.chuangdai.sql.Replica;
import org.chuangdai.telemetry.Meters;
import org.chuangdai.traffic.TrafficSettings;
import org.chuangdai.traffic.Turnstile;

/** Figures of the moment: what runs, waits and is open. */
@ApplicationScoped
class Gauges {

    void register(@Observes StartupEvent started, Turnstile turnstile, TrafficSettings traffic, GraphQLSockets sockets, Issuers issuers, Replica replica, AgroalDataSource bulk) {
        Meters.begin(AuditKind.class);
        Meters.gauge("chuangdai.turnstile.running", turnstile::running);
        Meters.gauge("chuangdai.turnstile.waiting", turnstile::waiting);
        Meters.gauge("chuangdai.turnstile.max", traffic::operationsAtOnce);
        Meters.gauge("chuangdai.sockets.open", sockets::openSockets);
        Meters.gauge("chuangdai.subscriptions.open", sockets::openOperations);
        Meters.gauge("chuangdai.issuer.keys.known", () -> issuers.haveKeys() ? 1 : 0);
        Meters.gauge("chuangdai.database.replica.lag.seconds", () -> replica.lagMs() < 0 ? -1 : replica.lagMs() / 1_000.0);
        Meters.gauge("chuangdai.database.connections.used", () -> bulk.getMetrics().activeCount(), "pool", "bulk");
        Meters.gauge("chuangdai.database.connections.waiting", () -> bulk.getMetrics().awaitingCount(), "pool", "bulk");
        Meters.gauge("chuangdai.database.connections.max", () -> bulk.getConfiguration().connectionPoolConfiguration().maxSize(), "pool", "bulk");
    }
}
