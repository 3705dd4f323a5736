package org.chuangdai.graphql;

import graphql.ExecutionResult;
import graphql.language.OperationDefinition;
import io.quarkus.arc.ManagedContext;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.chuangdai.traffic.Budget;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One subscription of a WebSocket. It has a context of its own on the socket's event loop, and there the scope of a request for its whole life, so
 * that resolvers find the caller in every answer as they do over HTTP.
 */
final class SocketOperation implements Subscriber<ExecutionResult> {
    private final GraphQLSocket socket;
    private final GraphQLSockets sockets;
    private final String id;
    private final GraphQLRequest request;
    private final Context context;
    private ManagedContext scope;
    private SubscriptionAnswers answers;
    private Budget budget;
    private Subscription source;
    private Buffer last;
    private boolean wantsNext;
    private boolean ended;

    SocketOperation(GraphQLSocket socket, GraphQLSockets sockets, String id, GraphQLRequest request) {
        this.socket = socket;
        this.sockets = sockets;
        this.id = id;
        this.request = request;
        this.context = VertxContext.createNewDuplicatedContext(VertxContext.getRootContext(sockets.vertx().getOrCreateContext()));
    }

    void start() {
        sockets.operationBegins();
        run(() -> {
            scope = sockets.openScope(socket.http(), socket.caller());
            answers = sockets.answers();
            try {
                budget = sockets.budget(socket.http());
                budget.begin();
                if (sockets.trust().hasToLookUp(request)) {
                    sockets.trust().resolve(request).subscribe().with(found -> run(() -> attempt(found)), thrown -> run(() -> fail(thrown)));
                } else {
                    attempt(request);
                }
            } catch (RuntimeException refused) {
                fail(refused);
            }
        });
    }

    private void attempt(GraphQLRequest found) {
        try {
            execute(found);
        } catch (RuntimeException refused) {
            fail(refused);
        }
    }

    private void execute(GraphQLRequest request) {
        Documents.Read read = sockets.engine().read(request.query());
        if (!read.errors().isEmpty()) {
            fail(GraphQLEngine.errors(read, socket.language()));
            return;
        }
        OperationDefinition operation = read.operation(request.operationName());
        if (operation.getOperation() != OperationDefinition.Operation.SUBSCRIPTION) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "WebSocket只提供订阅；查询和变更请用POST。",
                    "Only subscriptions are served over WebSocket; send queries and mutations by POST.");
        }
        sockets.engine().execute(request, read, operation, socket.language(), budget).whenComplete((result, thrown) -> run(() -> begin(result, thrown)));
    }

    @SuppressWarnings("unchecked")
    private void begin(ExecutionResult result, Throwable thrown) {
        if (thrown != null) {
            fail(thrown);
        } else if (result.getData() instanceof Publisher<?> answersToCome) {
            ((Publisher<ExecutionResult>) answersToCome).subscribe(this);
        } else {
            fail(GraphQLEngine.errors(result, socket.language()));
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        wantsNext = true;
        proceed();
    }

    @Override
    public void onNext(ExecutionResult result) {
        run(() -> {
            Buffer message = JsonAnswer.write(GraphQLSocket.message("next", id, GraphQLEngine.answer(result, socket.language())));
            if (!message.equals(last)) {
                socket.send(message);
                last = answers.areOnlyDifferent() ? message : null;
            }
            wantsNext = true;
            proceed();
        });
    }

    @Override
    public void onError(Throwable failure) {
        run(() -> {
            sockets.engine().told(failure, "subscription");
            fail(failure);
        });
    }

    @Override
    public void onComplete() {
        run(() -> finish(GraphQLSocket.message("complete", id, null)));
    }

    /** Asks for the next answer when it is wanted and can be sent. */
    void proceed() {
        if (wantsNext && !ended && socket.isWritable()) {
            wantsNext = false;
            context.runOnContext(now -> source.request(1));
        }
    }

    private void fail(Throwable failure) {
        fail(List.of(ErrorMapper.answer(Fault.of(failure), socket.language())));
    }

    private void fail(List<Map<String, Object>> errors) {
        finish(GraphQLSocket.message("error", id, errors));
    }

    private void finish(Map<String, Object> message) {
        socket.send(JsonAnswer.write(message));
        socket.finished(id, this);
        cancel();
    }

    /** Ends it without a word. */
    void cancel() {
        if (ended) {
            return;
        }
        ended = true;
        sockets.operationEnds();
        context.runOnContext(now -> {
            if (source != null) {
                source.cancel();
            }
            if (scope != null) {
                scope.terminate();
            }
        });
    }

    /** On the operation's own context, in order, and not once it has ended. */
    private void run(Runnable step) {
        context.runOnContext(now -> {
            if (!ended) {
                step.run();
            }
        });
    }
}
