package org.chuangdai.graphql;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import io.vertx.pgclient.PgException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chuangdai.sql.Trouble;
import org.chuangdai.telemetry.Meters;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * What a caller is told about a failure: over GraphQL and REST alike.
 *
 * @param id under which the log has the cause; null when the caller can mend it alone
 */
public record Fault(ErrorCode code, Message text, String id) {
    private static final Logger LOG = Logger.getLogger(Fault.class);
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{6,}[\\dXx]*");
    private static final String ERROR_ID = "errorId";
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

    /** The code alone, for the record: nothing is logged. */
    public static ErrorCode codeOf(Throwable failure) {
        Trouble trouble = Trouble.of(failure);
        return failure instanceof Refusal refusal ? refusal.code() : trouble != null && trouble.passes() ? ErrorCode.UNAVAILABLE : ErrorCode.INTERNAL;
    }

    /** A fault of the service. */
    static Fault internal(String whatHappened) {
        String id = UUID.randomUUID().toString();
        log(Logger.Level.ERROR, id, whatHappened);
        Meters.fault(ErrorCode.INTERNAL.name(), "inside");
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
        Trouble trouble = Trouble.ofThis(cause);
        return trouble == null ? null : of(trouble, cause);
    }

    /** What a caller can do about it; null where nothing but look into the log. */
    private static Fault of(Trouble trouble, Throwable cause) {
        return switch (trouble) {
            case AWAY -> unavailable(cause, "数据库暂时不可用，请稍后重试；变更请用相同的idempotencyKey重发。", "The database is out of reach; try again shortly, a mutation with the same idempotencyKey.");
            case READ_ONLY -> unavailable(cause, "数据库正在切换主库，请稍后重试；变更请用相同的idempotencyKey重发。",
                    "The database is changing its primary; try again shortly, a mutation with the same idempotencyKey.");
            case FULL -> unavailable(cause, "数据库磁盘空间已满，本次更改没有写入；请管理员扩充空间，然后重试。", "The database has no room left and this was not written; ask the administrator to make room, then try again.");
            case CROWDED -> unavailable(cause, "数据库的连接数或内存已用尽，请稍后重试；如持续出现，请管理员检查连接上限。",
                    "The database has no connection or memory left; try again shortly, and if it lasts ask the administrator about its limits.");
            case CONTENDED -> fault(ErrorCode.CONFLICT, "同时有其他更改，请重试。", "Another change came at the same time; try again.");
            case TOO_LONG -> fault(ErrorCode.TOO_COSTLY, "查询超过时限；请缩小范围或分批查询。", "The query took too long; narrow it or ask for less at a time.");
            case TOO_LARGE -> fault(ErrorCode.TOO_COSTLY, "查询需要的临时空间超过上限；请缩小范围或分批查询。", "The query needs more temporary space than allowed; narrow it or ask for less at a time.");
            case UNRECORDABLE -> fault(ErrorCode.BAD_REQUEST, "有一个值超出可记录的范围，请检查数字、日期和文字。", "A value is outside what can be recorded; check numbers, dates and texts.");
            case TAKEN, OTHER -> null;
        };
    }

    private static Fault unavailable(Throwable cause, String chinese, String english) {
        String id = UUID.randomUUID().toString();
        log(Logger.Level.WARN, id, "database does not serve: " + summary(cause));
        Meters.fault(ErrorCode.UNAVAILABLE.name(), reason(cause));
        return new Fault(ErrorCode.UNAVAILABLE, new Message(chinese, english), id);
    }

    /** What wraps an error of the database has its message, and in that may stand any value of the row. */
    private static boolean repeatsTheDatabase(Throwable wrapping) {
        Throwable cause = wrapping instanceof PgException || wrapping instanceof SQLException ? null : wrapping.getCause();
        for (int i = 0; i < CAUSES_MAX && cause != null; i++, cause = cause.getCause()) {
            if (cause instanceof PgException || cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    /** As metrics call it. */
    private static String reason(Throwable cause) {
        Trouble trouble = Trouble.ofThis(cause);
        return trouble == Trouble.FULL ? "disk" : trouble == Trouble.CROWDED ? "connections" : "away";
    }

    /** The id stands in the line and, where lines are JSON, in a field of its own, as the id of the trace does. */
    private static void log(Logger.Level level, String id, String whatHappened) {
        MDC.put(ERROR_ID, id);
        LOG.logf(level, "%s %s", id, whatHappened);
        MDC.remove(ERROR_ID);
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
        if (repeatsTheDatabase(cause)) {
            return cause.getClass().getName();
        }
        String message = cause instanceof PgException refused ? refused.getSqlState() + " " + refused.getConstraint()
                : cause instanceof SQLException refused && refused.getSQLState() != null ? refused.getSQLState()
                : String.valueOf(cause.getMessage());
        return cause.getClass().getName() + ": " + LONG_NUMBER.matcher(message).replaceAll("…");
    }
}
