package org.chuangdai.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.chuangdai.demo.OwnerConnection;

/** What the audit log says of a caller, told apart by the subject. */
@ApplicationScoped
public class AuditLog {
    private static final int WAIT_MS_MAX = 5_000;
    private static final int STEP_MS = 50;
    /** Kind, operation, object, result, codes, detail and reason of each event of a subject, in their order. */
    public List<String> of(String subject) {
        return rows("select concat_ws(' ', kind, operation, object_type || ':' || coalesce(object_key, ''), result, nullif(codes, ''), detail, nullif('×' || times, '×1'), '“' || reason || '”')"
                + " from audit_event where subject = ? order by recorded_at, id", subject);
    }

    /** As above once there are so many; events of refusals are written in the background. */
    public List<String> of(String subject, int count) {
        List<String> events = of(subject);
        for (int waitedMs = 0; events.size() < count && waitedMs < WAIT_MS_MAX; waitedMs += STEP_MS) {
            try {
                Thread.sleep(STEP_MS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            events = of(subject);
        }
        return events;
    }

    /** The first column of a question. */
    public List<String> rows(String sql, Object... values) {
        try (Connection connection = OwnerConnection.open(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
