package org.chuangdai.graphql;

import jakarta.enterprise.event.Event;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes every error of the REST side: {@code {"code": …, "message": …}}, with an {@code id} when the log knows more. */
public class RestErrorMapper {
    private final Event<RefusedAccess> refusals;

    RestErrorMapper(Event<RefusedAccess> refusals) {
        this.refusals = refusals;
    }

    @ServerExceptionMapper
    public Response answer(Throwable thrown, HttpHeaders headers) {
        if (thrown instanceof WebApplicationException framework) {
            return framework.getResponse();
        }
        Fault fault = Fault.of(thrown);
        if (RefusedAccess.isOne(fault.code())) {
            refusals.fire(new RefusedAccess(fault.code(), null, null, null));
        }
        Map<String, Object> body = new LinkedHashMap<>(Map.of("code", fault.code().name()));
        body.put("message", fault.text().in(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        if (fault.id() != null) {
            body.put("id", fault.id());
        }
        Response.ResponseBuilder answer = Response.status(fault.code().httpStatus()).type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8")).entity(body);
        return fault.code() == ErrorCode.UNAVAILABLE ? answer.header(HttpHeaders.RETRY_AFTER, Limits.RETRY_AFTER_SECONDS).build() : answer.build();
    }
}
