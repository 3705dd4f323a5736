package org.chuangdai.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import java.util.function.Supplier;
import org.chuangdai.access.Caller;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;

/** The caller of the tests: sees everything unless a test asks as somebody else. */
@Alternative
@Priority(2)
@ApplicationScoped
public class TestCaller implements CurrentCaller {
    private static final Caller EVERYTHING = new Caller("测试", Set.of("admin"), null, null, Sight.ALL);
    private static volatile Caller current = EVERYTHING;

    @Override
    public Caller caller() {
        return current;
    }

    /** Runs {@code questions} as an officer of the division. */
    public static <T> T asOfficerOf(String division, Supplier<T> questions) {
        current = new Caller("经办人", Set.of("officer"), division, null, new Sight(division));
        try {
            return questions.get();
        } finally {
            current = EVERYTHING;
        }
    }
}
