import "./weapp.scss";
import "./app.scss";
