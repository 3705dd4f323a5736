package org.chuangdai.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chuangdai.CalendarClock;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Listening;
import org.chuangdai.sql.Sql;
import org.jboss.logging.Logger;

/**
 * What PostgreSQL tells of changed loans, over one connection that is open only while somebody watches. Writers tell of places alone that are
 * named in live_listener, so the watched places are kept there and renewed. Whatever may have been missed is said: while a connection was
 * lost, and by writers who looked before a place was named there and commit after. Runs on one context.
 */
final class ChangeFeed {
    private static final String CHANNEL = "chuangdai_loan";
    private static final int RENEW_MS = 20_000;
    private static final int LISTENER_SECONDS = 60;
    private static final int RECONNECT_MS_MAX = 2_000;
    private static final int SETTLE_MS_MIN = 50;
    private static final int SETTLE_MS_MAX = 1_000;
    private static final int UNNOTICED_MS_MAX = 1_000;
    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);

    /** Who is told. */
    interface Listener {

        /** Loans below this division prefix have changed; {@code loan} is null when they are too many to name. */
        void changed(String place, Long loan);

        /** Changes in these places may have been missed. */
        void missed(Set<String> places);

        /** From now on no change in these places is missed. What was answered for them before may lack the last moment's changes. */
        void settled(Set<String> places);

        void dayTurned();
    }

    private final Vertx vertx;
    private final Context context;
    private final Database database;
    private final CalendarClock clock;
    private final Listener listener;
    private final String process = UUID.randomUUID().toString();
    private Set<String> wanted = Set.of();
    private Set<String> named = Set.of();
    private Listening connection;
    /** Of the connection, counted, so that what comes late from an earlier one is not taken for the present one's. */
    private long connectionNo;
    private boolean connecting;
    private boolean naming;
    private boolean interrupted;
    private long renewedMs;
    private int reconnectMs = SETTLE_MS_MIN;
    private LocalDate day;

    ChangeFeed(Vertx vertx, Context context, Database database, CalendarClock clock, Listener listener) {
        this.vertx = vertx;
        this.context = context;
        this.database = database;
        this.clock = clock;
        this.listener = listener;
    }

    /** Hears of these places from now on, and of no others. */
    void watch(Set<String> places) {
        wanted = places;
        if (connection != null) {
            name();
        } else if (!places.isEmpty()) {
            connect();
        }
    }

    private void connect() {
        if (connecting || connection != null) {
            return;
        }
        connecting = true;
        long no = ++connectionNo;
        database.listen(CHANNEL, payload -> on(no, () -> heard(payload)), () -> on(no, () -> lost("closed"))).subscribe().with(
                opened -> context.runOnContext(now -> connected(no, opened)),
                failure -> context.runOnContext(now -> {
                    connecting = false;
                    retry(failure.toString());
                }));
    }

    private void connected(long no, Listening opened) {
        connecting = false;
        if (no != connectionNo || wanted.isEmpty()) {
            opened.close();
            retry("closed");
            return;
        }
        connection = opened;
        reconnectMs = SETTLE_MS_MIN;
        named = Set.of();
        naming = false;
        day = clock.today();
        name();
        vertx.setPeriodic(RENEW_MS, timer -> {
            if (connection == null || connectionNo != no) {
                vertx.cancelTimer(timer);
            } else {
                renew();
            }
        });
    }

    private void renew() {
        if (!clock.today().equals(day)) {
            day = clock.today();
            listener.dayTurned();
        }
        write();
    }

    /** Names the wanted places in live_listener when they differ from those there. */
    private void name() {
        if (!naming && !wanted.equals(named)) {
            write();
        }
    }

    private void write() {
        if (naming) {
            return;
        }
        naming = true;
        long no = connectionNo;
        Set<String> places = Set.copyOf(wanted);
        String[] list = places.toArray(String[]::new);
        connection.list(Sql.of("""
                with gone as (delete from live_listener where process = ?::uuid and division <> all (?) or until < now() - interval '1 hour'),
                named as (insert into live_listener (process, division, until)
                  select ?::uuid, d, clock_timestamp() + make_interval(secs => ?) from unnest(?::text[]) d
                  on conflict (process, division) do update set until = excluded.until)
                select 1""", process, list, process, LISTENER_SECONDS, list), cells -> cells.id()).subscribe().with(
                done -> on(no, () -> written(places)), failure -> on(no, () -> lost(failure.toString())));
    }

    private void written(Set<String> places) {
        naming = false;
        boolean lapsed = !named.isEmpty() && now() - renewedMs > LISTENER_SECONDS * 1_000L;
        renewedMs = now();
        Set<String> fresh = new HashSet<>(places);
        if (!lapsed && !interrupted) {
            fresh.removeAll(named);
        }
        named = places;
        if (!fresh.isEmpty()) {
            begin(fresh, lapsed || interrupted);
        }
        interrupted = false;
        if (wanted.isEmpty() && named.isEmpty()) {
            disconnect();
        } else {
            name();
        }
    }

    /** Takes a transaction number that is above those of all writers who may not have seen that the places are named. */
    private void begin(Set<String> places, boolean missed) {
        long no = connectionNo;
        connection.list(Sql.of("select pg_current_xact_id()::text"), cells -> cells.text()).subscribe().with(
                numbers -> on(no, () -> settle(places, numbers.get(0), missed, now(), SETTLE_MS_MIN)), failure -> on(no, () -> lost(failure.toString())));
    }

    /** Waits until all transactions below a number have ended. */
    private void settle(Set<String> places, String transaction, boolean missed, long sinceMs, int waitMs) {
        long no = connectionNo;
        connection.list(Sql.of("select pg_snapshot_xmin(pg_current_snapshot()) > ?::text::xid8", transaction), cells -> cells.flag()).subscribe().with(
                flags -> on(no, () -> {
                    if (!flags.get(0)) {
                        vertx.setTimer(waitMs, again -> on(no, () -> settle(places, transaction, missed, sinceMs, Math.min(SETTLE_MS_MAX, 2 * waitMs))));
                    } else if (missed || now() - sinceMs > UNNOTICED_MS_MAX) {
                        listener.missed(places);
                    } else {
                        listener.settled(places);
                    }
                }), failure -> on(no, () -> lost(failure.toString())));
    }

    private void heard(String payload) {
        int space = payload.indexOf(' ');
        String loan = payload.substring(space + 1);
        listener.changed(payload.substring(0, Math.max(0, space)), loan.chars().allMatch(Character::isDigit) && !loan.isEmpty() && loan.length() < 19 ? Long.valueOf(loan) : null);
    }

    private void lost(String why) {
        Listening ended = connection;
        connection = null;
        connectionNo++;
        interrupted = true;
        if (ended != null) {
            ended.close();
        }
        retry(why);
    }

    private void retry(String why) {
        if (wanted.isEmpty()) {
            return;
        }
        LOG.warnf("changes of loans are not heard, trying again in %s ms: %s", reconnectMs, why);
        vertx.setTimer(reconnectMs, again -> context.runOnContext(now -> {
            if (!wanted.isEmpty()) {
                connect();
            }
        }));
        reconnectMs = Math.min(RECONNECT_MS_MAX, 2 * reconnectMs);
    }

    private void disconnect() {
        Listening ended = connection;
        connection = null;
        connectionNo++;
        named = Set.of();
        ended.close();
    }

    /** A step of this connection, unless there is another one by then. */
    private void on(long no, Runnable step) {
        context.runOnContext(now -> {
            if (no == connectionNo) {
                step.run();
            }
        });
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
