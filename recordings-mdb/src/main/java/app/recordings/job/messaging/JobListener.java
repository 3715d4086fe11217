package app.recordings.job.messaging;

import app.recordings.broker.BrokerException;
import app.recordings.job.JobBell;
import app.recordings.job.JobQueues;
import app.recordings.job.JobWorker;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Optional;
import java.util.UUID;

/**
 * Works on jobs. Outside a JTA transaction, since work lasts longer than one may; each session takes one id at a time. Of a node
 * that has none, recordings.job.workers being 0, clients are served alone.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = JobQueues.JOBS),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-ra"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "0"),
            @ActivationConfigProperty(
                    propertyName = "maxSession",
                    propertyValue = "${MPCONFIG=recordings.job.workers:4}"),
            @ActivationConfigProperty(propertyName = "setupAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "setupInterval", propertyValue = "1000")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobListener implements MessageListener {
    @Inject
    JobWorker worker;

    @Override
    public void onMessage(Message message) {
        try {
            Optional<UUID> jobId = JobBell.parse(message.getBody(String.class));
            worker.work(jobId.orElseThrow(() -> new IllegalArgumentException("This is no bell for a job")));
        } catch (JMSException | BrokerException e) {
            throw new IllegalStateException("The job's message could not be dealt with", e);
        }
    }
}
