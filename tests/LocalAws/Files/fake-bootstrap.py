#!/usr/bin/env python3
"""A Lambda bootstrap for tests: does what the event says. Speaks the Runtime API and signs nothing."""
import json
import os
import sys
import time
import urllib.parse
import urllib.request

RUNTIME = "http://" + os.environ["AWS_LAMBDA_RUNTIME_API"] + "/2018-06-01/runtime/"


def post(path, body):
    urllib.request.urlopen(urllib.request.Request(RUNTIME + path, data=json.dumps(body).encode(), method="POST")).read()


def aws(service, **parameters):
    scope = f"{os.environ['AWS_ACCESS_KEY_ID']}/20260101/{os.environ['AWS_REGION']}/{service}/aws4_request"
    request = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"] + "/",
        data=urllib.parse.urlencode(parameters).encode(),
        headers={
            "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0",
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": "fake-bootstrap",
        },
    )
    return urllib.request.urlopen(request).read().decode()


def revoke(detail):
    rules = detail["responseElements"]["securityGroupRuleSet"]["items"]
    parameters = {f"SecurityGroupRuleId.{i + 1}": rule["securityGroupRuleId"] for i, rule in enumerate(rules)}
    aws("ec2", Action="RevokeSecurityGroupIngress", Version="2016-11-15", GroupId=rules[0]["groupId"], **parameters)
    aws("sns", Action="Publish", Version="2010-03-31", TopicArn=os.environ["NOTICE_TOPIC_ARN"], Subject="Closed", Message=f"closed {len(rules)}",
        **{"MessageAttributes.entry.1.Name": "kind", "MessageAttributes.entry.1.Value.DataType": "String",
           "MessageAttributes.entry.1.Value.StringValue": "closed"})
    return {"closed": len(rules)}


def put_off(record, seconds):
    region, account, name = record["eventSourceARN"].split(":")[3:]
    aws("sqs", Action="ChangeMessageVisibility", Version="2012-11-05", QueueUrl=f"{os.environ['AWS_ENDPOINT_URL']}/{account}/{name}",
        ReceiptHandle=record["receiptHandle"], VisibilityTimeout=seconds)


def ssm(action, **request):
    scope = f"{os.environ['AWS_ACCESS_KEY_ID']}/20260101/{os.environ['AWS_REGION']}/ssm/aws4_request"
    return json.load(urllib.request.urlopen(urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"] + "/",
        data=json.dumps(request).encode(),
        headers={
            "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0",
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": "AmazonSSM." + action,
        },
    )))


def patch(record, instance):
    """Patches an instance with the tag test:patch; False when it must be tried again."""
    if "test:patch" not in aws("ec2", Action="DescribeInstances", Version="2016-11-15", **{"InstanceId.1": instance}):
        return True
    if not ssm("DescribeInstanceInformation", Filters=[{"Key": "InstanceIds", "Values": [instance]}])["InstanceInformationList"]:
        put_off(record, 20)
        return False
    ssm("SendCommand", DocumentName="remediation-UpdateOperatingSystem", InstanceIds=[instance])
    return True


def work(records):
    failed = []
    for record in records:
        body = json.loads(record["body"])
        if "detail" in body and not patch(record, body["detail"]["instance-id"]):
            failed.append({"itemIdentifier": record["messageId"]})
        if body.get("do") == "fail":
            raise ValueError("told to fail")
        if body.get("do") == "answer":
            return body["answer"]
        if body.get("do") == "come back" and record["attributes"]["ApproximateReceiveCount"] == "1":
            put_off(record, body["seconds"])
            failed.append({"itemIdentifier": record["messageId"]})
        if body.get("do") == "fail alone":
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}


def handle(event):
    if "Records" in event and "Sns" in event["Records"][0]:
        return {"heard": event["Records"][0]["Sns"]["MessageId"]}
    if "Records" in event:
        return work(event["Records"])
    detail = event.get("detail", {})
    what = event.get("do") or detail.get("do")
    if what == "crash":
        os._exit(3)
    if what == "hang":
        time.sleep(60)
    if what == "fail":
        raise ValueError("told to fail")
    if what == "env":
        return dict(os.environ)
    if what == "log":
        print("a line on standard output", flush=True)
        print("a line on standard error", file=sys.stderr, flush=True)
    if what == "process":
        return {"pid": os.getpid()}
    if detail.get("eventName") == "AuthorizeSecurityGroupIngress":
        return revoke(detail)
    return event


if os.environ.get("REFUSE_TO_START"):
    post("init/error", {"errorType": "Settings", "errorMessage": "told not to start"})
    sys.exit(1)

while True:
    with urllib.request.urlopen(RUNTIME + "invocation/next") as answer:
        request_id = answer.headers["Lambda-Runtime-Aws-Request-Id"]
        event = json.load(answer)
    try:
        post(f"invocation/{request_id}/response", handle(event))
    except ValueError as problem:
        post(f"invocation/{request_id}/error", {"errorType": "ValueError", "errorMessage": str(problem), "stackTrace": []})
