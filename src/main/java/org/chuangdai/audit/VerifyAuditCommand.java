package org.chuangdai.audit;

import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code verify-audit [--heads FILE]}: the check of the audit log's chains from the command line, without a server. Prints what is wrong, then the heads
 * of the chains in the form that {@code --heads} reads. Ends with 0 when the chains hold, with 1 when they do not, with 2 when it is called wrongly.
 */
public class VerifyAuditCommand implements QuarkusApplication {
    public static final String NAME = "verify-audit";
    private static final int PROBLEMS_SHOWN_MAX = 1_000;
    private final Verification verification;

    VerifyAuditCommand(Verification verification) {
        this.verification = verification;
    }

    @Override
    public int run(String... arguments) throws IOException, SQLException {
        boolean withHeads = arguments.length == 3 && arguments[1].equals("--heads");
        if (arguments.length > 1 && !withHeads) {
            System.out.println("verify-audit [--heads FILE]");
            return 2;
        }
        List<Heads.Head> noted = withHeads ? Heads.read(Path.of(arguments[2])) : List.of();
        AtomicLong problems = new AtomicLong();
        List<Verification.Lane> lanes = verification.run(noted, problem -> {
            if (problems.incrementAndGet() <= PROBLEMS_SHOWN_MAX) {
                System.out.println(problem);
            }
        });
        lanes.forEach(lane -> System.out.printf("%d %d %s%n", lane.lane(), lane.lastSequence(), lane.lastHash()));
        System.out.printf("已核对 · verified: %d, 比对的链头 · heads compared: %d, 问题 · problems: %d%n", lanes.stream().mapToLong(Verification.Lane::events).sum(), noted.size(), problems.get());
        return problems.get() == 0 ? 0 : 1;
    }
}
