package org.chuangdai.audit;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chuangdai.access.Caller;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Fault;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;
import org.chuangdai.telemetry.Meters;
import org.chuangdai.telemetry.Spans;
import org.jboss.logging.Logger;

/** The one way into the audit log. Events can be added and nothing else; PostgreSQL chains them, see V027. */
@ApplicationScoped
public class Trail {
    private static final Logger LOG = Logger.getLogger(Trail.class);
    private static final String TRACE = "chuangdai.trace";
    /** W3C trace context: version, trace id, parent id, flags. */
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private final Database database;
    private final CurrentCaller current;
    private final CurrentVertxRequest request;

    Trail(Database database, CurrentCaller current, CurrentVertxRequest request) {
        this.database = database;
        this.current = current;
        this.request = request;
    }

    /** Who asks in this request, and from where. */
    public Scene here() {
        RoutingContext http = Arc.container().requestContext().isActive() ? request.getCurrent() : null;
        return scene(callerOrNobody(), http);
    }

    /** The route by which a request came in, the current one when null. */
    String route(RoutingContext http) {
        return Refusals.route(http == null ? request.getCurrent() : http);
    }

    static Scene scene(Caller caller, RoutingContext http) {
        HttpServerRequest asked = http == null ? null : http.request();
        String address = asked == null || asked.remoteAddress() == null ? null : asked.remoteAddress().hostAddress();
        return new Scene(caller, address, http == null ? UUID.randomUUID().toString() : trace(http));
    }

    private static String trace(RoutingContext http) {
        String known = http.get(TRACE);
        if (known == null) {
            String parent = http.request().getHeader("traceparent");
            Matcher given = TRACEPARENT.matcher(parent == null ? "" : parent);
            String traced = Spans.traceId();
            known = traced != null ? traced : given.matches() ? given.group(1) : UUID.randomUUID().toString();
            http.put(TRACE, known);
        }
        return known;
    }

    private Caller callerOrNobody() {
        try {
            return current.caller();
        } catch (RuntimeException nobody) {
            return null;
        }
    }

    /** Writes an event of its own. UNAVAILABLE when it cannot be written: what was to be done must not happen then. */
    public Uni<Void> write(Scene scene, Deed deed) {
        return Uni.createFrom().deferred(() -> database.upkeep(statement(scene, deed))).replaceWithVoid().invoke(() -> Meters.auditEvent(deed.kind().name(), true)).onFailure().transform(failure -> {
            Meters.auditEvent(deed.kind().name(), false);
            LOG.errorf("audit event not written: %s %s %s %s: %s", deed.kind(), deed.operation(), deed.result(), scene.trace(), failure.getClass().getName());
            // A database that does not serve at all says itself what to do.
            return Fault.codeOf(failure) == ErrorCode.UNAVAILABLE ? new IllegalStateException("audit log", failure)
                    : new Refusal(ErrorCode.UNAVAILABLE, "审计记录暂时无法写入，操作未执行，请稍后重试。", "The audit log cannot be written, so nothing was done; try again later.");
        });
    }

    /** Writes an event in the transaction of what is done: both are there, or neither. */
    public Uni<Void> write(Queries transaction, Scene scene, Deed deed) {
        return transaction.first(statement(scene, deed), Cells::id).replaceWithVoid().invoke(() -> Meters.auditEvent(deed.kind().name(), true));
    }

    private static Sql statement(Scene scene, Deed deed) {
        Caller caller = scene.caller();
        boolean citizen = caller != null && (caller.person() != null || caller.roles().contains("entrepreneur") && caller.roles().size() == 1);
        return Sql.of("select audit_write(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                caller == null ? null : Personal.without(caller.subject()), caller == null ? null : citizen ? initial(caller.name()) : Personal.without(caller.name()),
                caller == null ? "" : caller.roles().stream().sorted().map(Personal::without).collect(Collectors.joining(",")),
                caller == null ? null : Personal.without(caller.organisation()),
                caller == null || caller.division() == null ? null : DivisionCode.full(caller.division()), scene.address(), scene.trace(),
                deed.kind().name(), deed.operation(), deed.objectType(), deed.objectKeys().stream().map(Personal::without).toArray(String[]::new),
                deed.result().name(), deed.codes(), deed.reason(), deed.detail(), deed.times());
    }

    /** A citizen's name is a personal value: 张*. */
    private static String initial(String name) {
        return name == null || name.isEmpty() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }
}
