package org.chuangdai.graphql;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What a caller is told about a failure: over GraphQL and REST alike.
 *
 * @param id under which the log has the cause; null when the caller can mend it alone
 */
public record Fault(ErrorCode code, Message text, String id) {
    private static final Logger LOG = Logger.getLogger(Fault.class);
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{6,}[\\dXx]*");
    /** Numbers and dates that overflow, characters that no text holds: PostgreSQL's class 22 as far as a caller's value alone is to blame. */
    private static final Set<String> UNRECORDABLE = Set.of("22003", "22008", "22021", "22P05");
    private static final int CAUSES_MAX = 10;
    private static final int FRAMES_LOGGED_MAX = 30;

    /** The fault behind an exception; one that is ours is masked here and logged once. */
    public static Fault of(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < CAUSES_MAX && cause != null; i++, cause = cause.getCause()) {
            Fault known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return internal(describe(thrown));
    }

    /** A fault of the service. */
    static Fault internal(String whatHappened) {
        String id = UUID.randomUUID().toString();
        LOG.errorf("%s %s", id, whatHappened);
        return new Fault(ErrorCode.INTERNAL, new Message("服务内部错误，编号%s；请把编号告诉管理员。",
                "Internal error %s; please give this id to the administrator.", id), id);
    }

    Map<String, Object> extensions() {
        return id == null ? Map.of("code", code.name()) : Map.of("code", code.name(), "id", id);
    }

    private static Fault known(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return new Fault(refusal.code(), refusal.text(), null);
        }
        if (cause instanceof ConstraintViolationException invalid) {
            return badArguments(invalid);
        }
        if (cause instanceof AbstractDataFetcherException) {
            return fault(ErrorCode.BAD_REQUEST, "参数的值不可用，请对照模式检查。", "An argument's value cannot be used; check it against the schema.");
        }
        if (cause instanceof UnauthorizedException || cause instanceof AuthenticationFailedException) {
            return fault(ErrorCode.UNAUTHENTICATED, "请先登录。", "Sign in first.");
        }
        if (cause instanceof ForbiddenException || cause instanceof SecurityException) {
            return fault(ErrorCode.FORBIDDEN, "没有权限。", "Not allowed.");
        }
        if (cause instanceof PgException refused) {
            return ofSqlState(refused.getSqlState());
        }
        if (cause instanceof SQLException refused) {
            return refused.getSQLState() == null && String.valueOf(refused.getMessage()).startsWith("Acquisition timeout") ? unavailable(cause)
                    : ofSqlState(refused.getSQLState());
        }
        boolean outOfReach = cause instanceof ConnectException || cause instanceof ClosedConnectionException
                || cause instanceof ConnectionPoolTooBusyException || cause instanceof TimeoutException || isOfTls(cause);
        return outOfReach ? unavailable(cause) : null;
    }

    /** Whoever answered at the database's address was not believed; Vert.x has no class for it. */
    private static boolean isOfTls(Throwable cause) {
        return cause instanceof VertxException && String.valueOf(cause.getMessage()).startsWith("SSL handshake");
    }

    private static Fault ofSqlState(String state) {
        if (state == null) {
            return null;
        }
        if (state.equals("57014")) {
            return fault(ErrorCode.TOO_COSTLY, "查询超过时限；请缩小范围或分批查询。", "The query took too long; narrow it or ask for less at a time.");
        }
        if (UNRECORDABLE.contains(state)) {
            return fault(ErrorCode.BAD_REQUEST, "有一个值超出可记录的范围，请检查数字、日期和文字。", "A value is outside what can be recorded; check numbers, dates and texts.");
        }
        if (state.equals("40001") || state.equals("40P01")) {
            return fault(ErrorCode.CONFLICT, "同时有其他更改，请重试。", "Another change came at the same time; try again.");
        }
        return state.startsWith("53") || state.startsWith("57P") || state.startsWith("08") ? unavailable(new SQLException("state " + state)) : null;
    }

    private static Fault unavailable(Throwable cause) {
        String id = UUID.randomUUID().toString();
        LOG.warnf("%s database out of reach: %s", id, summary(cause));
        return new Fault(ErrorCode.UNAVAILABLE, new Message("数据库暂时不可用，请稍后重试。", "The database is out of reach; try again later."), id);
    }

    private static Fault fault(ErrorCode code, String chinese, String english) {
        return new Fault(code, new Message(chinese, english), null);
    }

    /** Names the argument and the rule, never the value: it may be a citizen's. */
    private static Fault badArguments(ConstraintViolationException invalid) {
        String rules = invalid.getConstraintViolations().stream().map(Fault::rule).sorted().collect(Collectors.joining("; "));
        return new Fault(ErrorCode.BAD_REQUEST, new Message("参数不符合要求：%s", "Arguments break a rule: %s", rules), null);
    }

    private static String rule(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return path.substring(path.indexOf('.') + 1) + " " + violation.getMessage();
    }

    /** Class, message without long numbers and where it came from, of an exception and its causes. */
    private static String describe(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable cause = thrown;
        for (int i = 0; i < CAUSES_MAX && cause != null; i++, cause = cause.getCause()) {
            text.append(i == 0 ? "" : "\ncaused by ").append(summary(cause));
            StackTraceElement[] frames = cause.getStackTrace();
            for (int frame = 0; frame < Math.min(frames.length, FRAMES_LOGGED_MAX); frame++) {
                text.append("\n  at ").append(frames[frame]);
            }
        }
        return text.toString();
    }

    private static String summary(Throwable cause) {
        String message = cause instanceof PgException refused ? refused.getSqlState() + " " + refused.getConstraint()
                : cause instanceof SQLException refused && refused.getSQLState() != null ? refused.getSQLState()
                : String.valueOf(cause.getMessage());
        return cause.getClass().getName() + ": " + LONG_NUMBER.matcher(message).replaceAll("…");
    }
}
