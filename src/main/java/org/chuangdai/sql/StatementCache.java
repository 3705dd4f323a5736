package org.chuangdai.sql;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgPool;
import jakarta.inject.Singleton;
import java.util.List;

/** The pool of the service, which prepares longer statements once too: those over the sums are, and planning them costs more than answering them. */
@Singleton
class StatementCache implements PgPoolCreator {
    private static final int STATEMENT_CHARACTERS_MAX = 16_384;

    @Override
    public PgPool create(Input input) {
        List<PgConnectOptions> connections = input.pgConnectOptionsList();
        connections.forEach(options -> options.setPreparedStatementCacheSqlFilter(sql -> sql.length() <= STATEMENT_CHARACTERS_MAX));
        return PgPool.pool(input.vertx(), connections, input.poolOptions());
    }

    /** The same for the standby's. */
    @Singleton
    @ReactiveDataSource(Replica.NAME)
    static final class OfReplica extends StatementCache {
    }
}
