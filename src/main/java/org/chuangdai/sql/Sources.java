package org.chuangdai.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who answers statistics and exports: the standby while it is recent enough and has what the caller changed through this process, else the primary. What
 * the standby cannot answer the primary is asked, and the caller does not notice. What the service asks by itself, as for subscriptions, is the primary's.
 */
@ApplicationScoped
public class Sources {
    /** What the primary would say as well. */
    private static final Set<Trouble> SAME_EVERYWHERE = EnumSet.of(Trouble.TOO_LONG, Trouble.TOO_LARGE, Trouble.UNRECORDABLE);
    private static final int WRITERS_KEPT_MAX = 100_000;
    private final Database primary;
    private final Replica replica;
    private final DataSource bulk;
    private final RowScopes scopes;
    /** When each caller last changed something; longer ago than the standby may be behind is not kept. */
    private final Cache<String, Long> changedMs;

    /** How rows are opened over a connection, which is theirs from then on, and is closed when they cannot be. */
    public interface Opening<T> {
        T over(Connection connection) throws SQLException;
    }

    Sources(Database primary, Replica replica, DataSource bulk, RowScopes scopes, @ConfigProperty(name = "chuangdai.database.replica-lag-ms-max", defaultValue = "5000") long lagMaxMs) {
        this.primary = primary;
        this.replica = replica;
        this.bulk = bulk;
        this.scopes = scopes;
        this.changedMs = Caffeine.newBuilder().maximumSize(WRITERS_KEPT_MAX).expireAfterWrite(Duration.ofMillis(lagMaxMs)).build();
    }

    /** Asks whole: all statements of a question go to the same server. */
    public <T> Uni<T> ask(Function<Queries, Uni<T>> question) {
        return Uni.createFrom().deferred(() -> mayBeReplica() ? question.apply(replica).onFailure(Sources::isWorthAskingThePrimary).recoverWithUni(() -> question.apply(primary)) : question.apply(primary));
    }

    /** Opens a file's rows: of the standby where it may answer, of the primary where it then cannot open them. */
    public <T> T open(Opening<T> rows) throws SQLException {
        if (!mayBeReplica()) {
            return rows.over(bulk.getConnection());
        }
        try {
            return rows.over(replica.connection());
        } catch (SQLException failed) {
            if (!isWorthAskingThePrimary(failed)) {
                throw failed;
            }
            return rows.over(bulk.getConnection());
        }
    }

    /** The caller has changed something: the standby answers again once it has it. */
    public void changed() {
        String asker = replica.isSet() ? scopes.asker() : null;
        if (asker != null) {
            changedMs.put(asker, Replica.now());
        }
    }

    private boolean mayBeReplica() {
        String asker = replica.isSet() ? scopes.asker() : null;
        if (asker == null) {
            return false;
        }
        Long changed = changedMs.getIfPresent(asker);
        return replica.has(changed == null ? Long.MIN_VALUE : changed);
    }

    private static boolean isWorthAskingThePrimary(Throwable failure) {
        Trouble trouble = Trouble.of(failure);
        return trouble != null && !SAME_EVERYWHERE.contains(trouble);
    }
}
