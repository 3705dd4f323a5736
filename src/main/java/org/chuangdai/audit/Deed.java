package org.chuangdai.audit;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.chuangdai.graphql.ObjectName;

/**
 * What was done, to which objects, with what result. No value of it is a citizen's.
 *
 * @param operation  name of the mutation, field, file or address
 * @param objectType of the objects, or null
 * @param objectKeys one event is written for each; a null key where the object has none
 * @param codes      stable codes of the refusal or of the broken rules, separated by commas; empty without
 * @param reason     that the caller gives, or null
 * @param detail     counts and the like as {@code name=value}, separated by blanks, or null
 * @param times      how often it happened
 */
public record Deed(AuditKind kind, String operation, String objectType, List<String> objectKeys, AuditResult result, String codes, String reason, String detail, int times) {
    private static final List<String> NO_KEY = Collections.singletonList(null);

    public static Deed of(AuditKind kind, String operation, AuditResult result) {
        return new Deed(kind, operation, null, NO_KEY, result, "", null, null, 1);
    }

    /** On one object, which may be null. */
    public Deed on(ObjectName object) {
        return object == null ? this : new Deed(kind, operation, object.type(), Collections.singletonList(object.key()), result, codes, reason, detail, times);
    }

    /** On several objects: one event for each. */
    public Deed onEach(String type, List<String> keys) {
        return new Deed(kind, operation, type, keys, result, codes, reason, detail, times);
    }

    public Deed ended(AuditResult as, String... why) {
        return new Deed(kind, operation, objectType, objectKeys, as, String.join(",", Arrays.stream(why).distinct().toList()), reason, detail, times);
    }

    public Deed because(String given) {
        return new Deed(kind, operation, objectType, objectKeys, result, codes, given, detail, times);
    }

    /** With further detail, {@code %s} for its arguments. */
    public Deed with(String pattern, Object... values) {
        String more = pattern.formatted(values);
        return new Deed(kind, operation, objectType, objectKeys, result, codes, reason, detail == null ? more : detail + " " + more, times);
    }

    public Deed repeated(int howOften) {
        return new Deed(kind, operation, objectType, objectKeys, result, codes, reason, detail, howOften);
    }
}
