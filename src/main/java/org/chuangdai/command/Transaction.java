package org.chuangdai.command;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/**
 * The transaction of a command: its statements see what the command has changed so far and nothing that others have not committed.
 * (A question to the pool from within a command would wait for a second connection while holding the first.)
 */
public final class Transaction implements Queries {
    private final Mutiny.Session session;
    private final Sight sight;

    Transaction(Mutiny.Session session, Sight sight) {
        this.session = session;
        this.sight = sight;
    }

    /** The rows that the command may change: those in sight of the roles it asks for. Its statements read beyond them, since rules do. */
    public Sight sight() {
        return sight;
    }

    /** Whether a row is in sight of the command. @param row "from … where true" and conditions that name it, with the aliases of its reach */
    public Uni<Boolean> sees(Sql row, Reach reach) {
        return first(sight.restrict(Sql.of("select 1 ").add(row), reach), Cells::integer).map(found -> found != null);
    }

    @Override
    public <T> Uni<List<T>> list(Sql sql, Function<Cells, T> mapper) {
        return session.flush().chain(() -> Uni.createFrom().completionStage(() -> connection().select(sql.positionalText(), sql.clientParameters()))).map(rows -> {
            List<T> out = new ArrayList<>();
            while (rows.hasNext()) {
                Object[] row = rows.next();
                out.add(mapper.apply(new Cells(place -> row[place])));
            }
            return out;
        });
    }

    /** Carries a change out; answers how many rows it touched. Entities already loaded are not told. */
    public Uni<Integer> execute(Sql sql) {
        return session.flush().chain(() -> Uni.createFrom().completionStage(() -> connection().update(sql.positionalText(), sql.clientParameters())));
    }

    private ReactiveConnection connection() {
        return ((MutinySessionImpl) session).getReactiveConnection();
    }
}
