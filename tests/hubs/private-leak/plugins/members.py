from hubsite import File, hookimpl


@hookimpl
def hubsite_files(hub):
    yield File(path="members.csv", content="name,phone\nsecretary,07700 900123\n")
